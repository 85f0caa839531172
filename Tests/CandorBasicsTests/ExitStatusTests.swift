import CandorBasics
import Foundation
import Testing

@Suite("Exit statuses")
struct ExitStatusTests {
    // The testing library has a type of that name.
    private typealias Status = CandorBasics.ExitStatus

    private struct Wrong: CandorError {
        var errorDescription: String? { "wrong" }
        var exitStatus: Status?
    }
    private struct Foreign: Error {}

    @Test("They are those of sysexits")
    func numbers() {
        let statuses: [Status] = [
            .exceeded, .notConverged, .usage, .data, .noInput, .unavailable, .software, .cannotCreate, .inputOutput,
            .temporary, .noPermission, .configuration, .interrupted,
        ]
        #expect(statuses.map(\.rawValue) == [1, 3, 64, 65, 66, 69, 70, 73, 74, 75, 77, 78, 130])
    }

    @Test("An error says its own; files and cancellations have theirs; others have none")
    func errors() {
        #expect(Status(of: Wrong(exitStatus: .data)) == .data)
        #expect(Status(of: Wrong(exitStatus: nil)) == nil)
        #expect(Status(of: CancellationError()) == .interrupted)
        #expect(Status(of: CocoaError(.fileReadNoSuchFile)) == .noInput)
        #expect(Status(of: CocoaError(.fileWriteOutOfSpace)) == .inputOutput)
        #expect(Status(of: CocoaError(.fileWriteNoPermission)) == .cannotCreate)
        #expect(Status(of: Foreign()) == nil)
    }
}
