import Foundation
import Testing

@testable import CandorProviders

@Suite("The life of a request")
struct RequestMachineTests {
    private func failure(delay: Duration? = nil) -> AttemptFailure {
        var failure = AttemptFailure(unreadable: "cut")
        failure.delay = delay
        return failure
    }

    private func wait(_ action: RequestMachine.Action) -> Duration? {
        if case .wait(let duration) = action { duration } else { nil }
    }

    private func isFailure(_ action: RequestMachine.Action) -> Bool {
        if case .fail = action { true } else { false }
    }

    @Test("Waits stay below a limit that doubles up to the longest")
    func doubling() throws {
        let policy = RetryPolicy(
            maximumAttempts: 12, firstDelay: .seconds(1), longestDelay: .seconds(30), maximumTotal: .seconds(9_999))
        for seed in 0..<50 as Range<UInt64> {
            var machine = RequestMachine(policy: policy, seed: seed)
            for attempt in 0..<11 {
                _ = machine.waited()
                let waited = try #require(wait(machine.failed(failure(), elapsed: .zero)))
                #expect(waited >= .zero && waited < min(.seconds(1 << attempt), .seconds(30)))
            }
            _ = machine.waited()
            #expect(isFailure(machine.failed(failure(), elapsed: .zero)))
            #expect(machine.attempts == 12)
        }
    }

    @Test("The jitter is full, differs by request and is the same for the same one")
    func jitter() throws {
        func firstWait(_ seed: UInt64) throws -> Duration {
            var machine = RequestMachine(policy: RetryPolicy(firstDelay: .seconds(1)), seed: seed)
            _ = machine.waited()
            return try #require(wait(machine.failed(failure(), elapsed: .zero)))
        }
        let waits = try (0..<1_000).map { try firstWait($0) }
        let mean = waits.reduce(.zero, +) / 1_000
        #expect(mean > .milliseconds(470) && mean < .milliseconds(530))
        #expect(waits.filter { $0 < .milliseconds(100) }.count > 60)
        #expect(try firstWait(7) == firstWait(7))
    }

    @Test("No further attempt is begun when the time for all of them is over")
    func total() {
        var machine = RequestMachine(policy: RetryPolicy(maximumTotal: .seconds(100)), seed: 1)
        _ = machine.waited()
        #expect(wait(machine.failed(failure(delay: .seconds(20)), elapsed: .seconds(50))) != nil)
        #expect(isFailure(machine.failed(failure(delay: .seconds(20)), elapsed: .seconds(90))))
    }

    @Test("A lasting failure ends it at once")
    func lasting() {
        var machine = RequestMachine(policy: RetryPolicy(), seed: 1)
        _ = machine.waited()
        #expect(isFailure(machine.failed(AttemptFailure(refused: "no"), elapsed: .zero)))
    }
}
