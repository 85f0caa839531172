import Synchronization

/// How an endpoint is doing, as all its calls together have seen it: what tells a prompt that it cannot answer from a server that
/// is gone.
final class EndpointHealth: Sendable {
    /// The endpoint as one call sees it when an attempt has failed.
    struct Report: Hashable, Sendable {
        /// Whether any call was ever answered.
        var hasAnswered = false
        /// Whether another call was answered since this one's last failure.
        var answeredMeanwhile = false
        /// How long no call has been answered, from the first failure on.
        var silence = Duration.zero
        /// How many other calls have failed in that time, too, and are still under way.
        var othersFailing = 0
        /// How many calls have been given up in that time.
        var givenUp = 0
    }

    /// A call under way; two are equal if they are the same call.
    struct Ticket: Hashable, Sendable {
        fileprivate let number: Int
        fileprivate var answersSeen: Int

        static func == (left: Ticket, right: Ticket) -> Bool { left.number == right.number }
        func hash(into hasher: inout Hasher) { hasher.combine(number) }
    }

    private struct State {
        var hasAnswered = false
        var answers = 0
        var calls = 0
        var troubleSince: Duration?
        var failing: Set<Int> = []
        var givenUp = 0
    }

    private let state = Mutex(State())
    private let elapsed: @Sendable () -> Duration

    /// Creates a health of which nothing is known.
    init(clock: some Clock<Duration>) {
        let start = clock.now
        elapsed = { start.duration(to: clock.now) }
    }

    /// How long no call has been answered, from the first failure on; `nil` while all is well.
    var silence: Duration? { state.withLock { $0.troubleSince }.map { elapsed() - $0 } }

    /// How it is doing, apart from any call.
    var report: Report { state.withLock { Report(hasAnswered: $0.hasAnswered) } }

    /// Notes that a call begins.
    func begin() -> Ticket {
        state.withLock { state in
            state.calls += 1
            return Ticket(number: state.calls, answersSeen: state.answers)
        }
    }

    /// Notes that the server has answered somebody.
    /// - Parameter isAnswer: Whether with what was asked for, or with a refusal that at least shows that it is there.
    func answered(isAnswer: Bool) {
        state.withLock { state in
            state.answers += 1
            state.troubleSince = nil
            state.failing = []
            state.givenUp = 0
            if isAnswer { state.hasAnswered = true }
        }
    }

    /// Notes an attempt that failed.
    func failed(_ ticket: inout Ticket) -> Report {
        let now = elapsed()
        return state.withLock { state in
            let since = state.troubleSince ?? now
            state.troubleSince = since
            state.failing.insert(ticket.number)
            defer { ticket.answersSeen = state.answers }
            return Report(
                hasAnswered: state.hasAnswered, answeredMeanwhile: state.answers > ticket.answersSeen,
                silence: now - since, othersFailing: state.failing.count - 1, givenUp: state.givenUp)
        }
    }

    /// Notes that a call is over.
    /// - Parameter isGivenUp: Whether it was given up while others may go on.
    func ended(_ ticket: Ticket, isGivenUp: Bool) {
        state.withLock { state in
            state.failing.remove(ticket.number)
            if isGivenUp { state.givenUp += 1 }
        }
    }
}
