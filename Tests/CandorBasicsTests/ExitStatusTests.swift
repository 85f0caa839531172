import CandorBasics
import Foundation
import Testing

@Suite("Exit statuses")
struct ExitStatusTests {
    private struct Wrong: CandorError {
        var errorDescription: String? { "wrong" }
        var exitStatus: ExitStatus?
    }
    private struct Foreign: Error {}

    @Test("They are those of sysexits")
    func numbers() {
        let statuses: [ExitStatus] = [
            .exceeded, .notConverged, .usage, .data, .noInput, .unavailable, .software, .cannotCreate, .inputOutput,
            .temporary, .noPermission, .configuration, .interrupted,
        ]
        #expect(statuses.map(\.rawValue) == [1, 3, 64, 65, 66, 69, 70, 73, 74, 75, 77, 78, 130])
    }

    @Test("An error says its own; files and cancellations have theirs; others have none")
    func errors() {
        #expect(ExitStatus(of: Wrong(exitStatus: .data)) == .data)
        #expect(ExitStatus(of: Wrong(exitStatus: nil)) == nil)
        #expect(ExitStatus(of: CancellationError()) == .interrupted)
        #expect(ExitStatus(of: CocoaError(.fileReadNoSuchFile)) == .noInput)
        #expect(ExitStatus(of: CocoaError(.fileWriteOutOfSpace)) == .inputOutput)
        #expect(ExitStatus(of: CocoaError(.fileWriteNoPermission)) == .cannotCreate)
        #expect(ExitStatus(of: Foreign()) == nil)
    }
}
