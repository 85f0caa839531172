import CandorModels
import Foundation

/// The thin shell around ``RequestMachine``: it sends, waits and counts as the machine says.
struct Requester: Sendable {
    var transport = HTTPTransport()
    var policy: RetryPolicy
    var pacer: Pacer
    var activity: ProviderActivity
    var clock: any Clock<Duration>
    var now: @Sendable () -> Date

    /// Sends a request until it is answered or given up.
    /// - Parameters:
    ///   - body: The request's body; its jitter is seeded by it.
    ///   - endpoint: Where it goes.
    ///   - read: Makes of a good reply's body what was asked for, and says which tokens it took.
    /// - Throws: ``GivenUp``, or `CancellationError`.
    func perform<Answer: Sendable>(
        _ body: Data, at endpoint: Endpoint,
        read: @Sendable (Data) throws(AttemptFailure) -> (answer: Answer, usage: TokenUsage)
    ) async throws -> Answer {
        var machine = RequestMachine(policy: policy, seed: Self.seed(of: body))
        let elapsed = clock.stopwatch()
        var action = machine.waited()
        while true {
            switch action {
            case .send:
                activity.sent(again: machine.attempts > 1)
                do {
                    let (answer, usage) = try await attempt(body, at: endpoint, read: read)
                    activity.answered(usage)
                    return answer
                } catch let failure as AttemptFailure {
                    action = machine.failed(failure, elapsed: elapsed())
                }
            case .wait(let duration):
                try await clock.sleep(for: duration)
                action = machine.waited()
            case .fail(let failure):
                throw GivenUp(failure: failure, attempts: machine.attempts)
            }
        }
    }

    /// A request that was given up.
    struct GivenUp: Error {
        /// The last attempt's failure.
        var failure: AttemptFailure
        /// How many attempts there were.
        var attempts: Int
    }

    private func attempt<Answer: Sendable>(
        _ body: Data, at endpoint: Endpoint,
        read: @Sendable (Data) throws(AttemptFailure) -> (answer: Answer, usage: TokenUsage)
    ) async throws -> (answer: Answer, usage: TokenUsage) {
        let permit = try await pacer.permit()
        do {
            let answered = try await answer(to: body, at: endpoint, read: read)
            pacer.giveBack(permit, throttled: false)
            return answered
        } catch {
            let throttled = (error as? AttemptFailure)?.isThrottling ?? false
            if throttled { activity.throttled() }
            pacer.giveBack(permit, throttled: throttled)
            throw error
        }
    }

    private func answer<Answer: Sendable>(
        to body: Data, at endpoint: Endpoint,
        read: @Sendable (Data) throws(AttemptFailure) -> (answer: Answer, usage: TokenUsage)
    ) async throws -> (answer: Answer, usage: TokenUsage) {
        let reply = try await replyInTime(to: body, at: endpoint)
        guard reply.status == 200 else { throw AttemptFailure(reply, now: now()) }
        if reply.isPage { throw AttemptFailure(unreadable: "the server sent a web page", isPassing: false) }
        return try read(endpoint.redactor.redact(body: reply.body))
    }

    private func replyInTime(to body: Data, at endpoint: Endpoint) async throws -> HTTPReply {
        try await withThrowingTaskGroup(of: HTTPReply?.self) { group in
            group.addTask { try await transport.post(body, to: endpoint) }
            group.addTask {
                try await clock.sleep(for: policy.attemptTimeout)
                return nil
            }
            defer { group.cancelAll() }
            guard let first = try await group.next(), let reply = first else {
                throw AttemptFailure(timedOutAfter: policy.attemptTimeout)
            }
            return reply
        }
    }

    /// FNV-1a (Fowler, Noll and Vo): stable over runs, unlike Swift's own hashing.
    private static func seed(of body: Data) -> UInt64 {
        body.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }
}

extension Clock where Duration == Swift.Duration {
    /// Starts measuring.
    /// - Returns: What gives the time since.
    fileprivate func stopwatch() -> () -> Swift.Duration {
        let start = now
        return { start.duration(to: now) }
    }
}
