import Candor
import CandorLab
import CandorTesting
import Foundation
import Testing

@testable import CandorWeb

@Suite("A study's time")
struct StudyClockTests {
    @Test("It never goes back, and goes on at the pace of the clock")
    func reading() {
        let start = Date(timeIntervalSince1970: 1_000_000)
        let wall = ManualDate()
        var clock = StudyClock(after: nil) { wall.now }
        #expect(clock.read() == start)
        wall.advance(by: 1_000)
        #expect(clock.read() == start.addingTimeInterval(1_000))
        wall.advance(by: -900)
        #expect(clock.read() == start.addingTimeInterval(1_000))
        wall.advance(by: 40)
        #expect(clock.read() == start.addingTimeInterval(1_040))
        wall.advance(by: 5_000)
        #expect(clock.read() == start.addingTimeInterval(6_040))
        wall.advance(by: 1e6)
        #expect(clock.read() == start.addingTimeInterval(1_006_040))
        var fresh = StudyClock(after: start) { wall.now }
        #expect(fresh.read() == wall.now, "a clock that is ahead is right")
        var later = StudyClock(after: start.addingTimeInterval(1e9)) { wall.now }
        #expect(later.read() == start.addingTimeInterval(1e9))
    }

    @Test(
        "A clock set back by a year gives no negative time and keeps no place longer than the timeout",
        arguments: [false, true])
    func setBack(servedAgain: Bool) async throws {
        let clock = ManualDate()
        try await TemporaryDirectory.with { folder in
            var record = StudyTests.record
            record.design.ratersPerTask = 1
            record.design.timeout = 60
            let study = try Study.create(
                path: folder.url.appending(path: "s.sqlite").path, record: record, tasks: [.pair("p1"), .pair("p2")],
                invitations: 2)
            clock.advance(by: 365 * 86_400)
            let rest: @Sendable (ServedStudy) async throws -> Void = { served in
                let (first, second) = (try served.path(of: 0), try served.path(of: 1))
                clock.advance(by: 7)
                try await served.act("answer", at: first, ["choice": "1"])
                #expect(try await served.act("consent", at: second).status == 503)
                clock.advance(by: 61)
                #expect(try await served.act("consent", at: second).status == 303)
                let ratings = try served.study.state().ratings
                #expect(ratings.count == 1 && ratings.allSatisfy { (0...60).contains($0.seconds) }, "\(ratings)")
            }
            try await ServedStudy.serve(study, folder: folder, now: { clock.now }) { served in
                try await served.begin(served.path(of: 0))
                clock.advance(by: -365 * 86_400)
                if !servedAgain { try await rest(served) }
            }
            if servedAgain { try await ServedStudy.serve(study, folder: folder, now: { clock.now }, rest) }
        }
    }
}
