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
    private let health: EndpointHealth

    /// Creates the requester of one endpoint.
    init(
        policy: RetryPolicy, pacer: Pacer, activity: ProviderActivity, clock: any Clock<Duration>,
        now: @escaping @Sendable () -> Date
    ) {
        self.policy = policy
        self.pacer = pacer
        self.activity = activity
        self.clock = clock
        self.now = now
        health = EndpointHealth(clock: clock)
    }

    /// Makes of a good reply what was asked for, and says which tokens it took.
    typealias Reading<Answer> =
        @Sendable (HTTPReply) throws(AttemptFailure) -> (answer: Answer, usage: TokenUsage)

    /// Sends a request until it is answered or given up.
    /// - Parameters:
    ///   - body: The request's body; its jitter is seeded by it.
    ///   - endpoint: Where it goes.
    ///   - streams: Whether the answer is to come as a stream, which may take longer.
    ///   - read: Makes of a good reply's body what was asked for, and says which tokens it took.
    /// - Throws: ``GivenUp``, or `CancellationError`.
    func perform<Answer: Sendable>(
        _ body: Data, at endpoint: Endpoint, streams: Bool = false, read: Reading<Answer>
    ) async throws -> Answer {
        var machine = RequestMachine(policy: policy, seed: StableHash.of(body))
        var ticket = health.begin()
        var isGivenUp = false
        defer {
            health.ended(ticket, isGivenUp: isGivenUp)
            activity.stoppedWaiting(for: endpoint.host, call: ticket)
        }
        let elapsed = clock.stopwatch()
        var action = machine.waited()
        while true {
            switch action {
            case .send:
                activity.sent(again: machine.attempts > 1)
                do {
                    let (answer, usage) = try await attempt(body, at: endpoint, streams: streams, read: read)
                    health.answered(isAnswer: true)
                    activity.answered(usage)
                    return answer
                } catch let failure as AttemptFailure {
                    if !failure.isPassing, failure.message != nil {
                        health.answered(isAnswer: [.filtered, .tooLong].contains(failure.code))
                    }
                    let report = failure.isPassing ? health.failed(&ticket) : health.report
                    action = machine.failed(failure, elapsed: elapsed(), endpoint: report)
                    note(report, of: failure, at: endpoint, call: ticket)
                }
            case .wait(let duration):
                try await clock.sleep(for: duration)
                action = machine.waited()
            case .fail(let failure):
                isGivenUp = failure.isPassing
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

    /// Lets a progress line say that a server which was answering is waited for.
    private func note(
        _ report: EndpointHealth.Report, of failure: AttemptFailure, at endpoint: Endpoint, call: EndpointHealth.Ticket
    ) {
        guard failure.isPassing, report.hasAnswered, failure.trouble != .busy else { return }
        activity.waiting(for: endpoint.host, call: call) { [health] in health.silence }
    }
}

extension Requester {
    private func attempt<Answer: Sendable>(
        _ body: Data, at endpoint: Endpoint, streams: Bool, read: Reading<Answer>
    ) async throws -> (answer: Answer, usage: TokenUsage) {
        let permit = try await pacer.permit()
        do {
            let answered = try await answer(to: body, at: endpoint, streams: streams, read: read)
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
        to body: Data, at endpoint: Endpoint, streams: Bool, read: Reading<Answer>
    ) async throws -> (answer: Answer, usage: TokenUsage) {
        var reply = try await replyInTime(to: body, at: endpoint, streams: streams)
        guard (200..<300).contains(reply.status) else { throw AttemptFailure(reply, now: now()) }
        if reply.isPage { throw AttemptFailure(unreadable: "the server sent a web page", isPassing: false) }
        reply.body = endpoint.redactor.redact(body: reply.body)
        return try read(reply)
    }

    private func replyInTime(to body: Data, at endpoint: Endpoint, streams: Bool) async throws -> HTTPReply {
        let progress = ReplyProgress(elapsed: clock.stopwatch())
        return try await withThrowingTaskGroup(of: HTTPReply?.self) { group in
            group.addTask { try await transport.post(body, to: endpoint, progress: progress) }
            group.addTask {
                if streams {
                    try await progress.watch(policy, clock)
                } else {
                    try await clock.sleep(for: policy.attemptTimeout)
                }
                return nil
            }
            defer { group.cancelAll() }
            guard let first = try await group.next(), let reply = first else {
                throw AttemptFailure(timedOutAfter: policy.attemptTimeout)
            }
            return reply
        }
    }
}

extension Clock where Duration == Swift.Duration {
    /// Starts measuring.
    /// - Returns: What gives the time since.
    fileprivate func stopwatch() -> @Sendable () -> Swift.Duration {
        let start = now
        return { start.duration(to: now) }
    }
}
