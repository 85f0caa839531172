import CandorModels

/// One request's life as a value: what has happened goes in, what to do next comes out. It knows no clock, socket or task.
///
/// The waits are exponential with full jitter: drawn evenly between 0 and the doubled limit, which spreads many clients best
/// (Brooker, "Exponential Backoff and Jitter", AWS Architecture Blog, 2015). When the server names a wait, that is taken
/// and the jitter of a first wait added.
///
/// How long it goes on depends on what the endpoint did for others. One that never answered is given up after the usual
/// attempts. One that answers others fails this call alone, after fewer. One that answered and now answers nobody is waited for.
struct RequestMachine: Sendable {
    /// What to do next.
    enum Action: Sendable {
        /// Send the request.
        case send
        /// Wait, then report with ``RequestMachine/waited()``.
        case wait(Duration)
        /// Give up.
        case fail(AttemptFailure)
    }

    private let policy: RetryPolicy
    private let seed: UInt64
    /// How many attempts were begun.
    private(set) var attempts = 0
    /// How many attempts failed while others were answered.
    private var contradictions = 0

    /// Creates the machine for one request.
    /// - Parameters:
    ///   - policy: How often to try.
    ///   - seed: The seed of the jitter.
    init(policy: RetryPolicy, seed: UInt64) {
        self.policy = policy
        self.seed = seed
    }

    /// Begins, or goes on after a wait.
    mutating func waited() -> Action {
        attempts += 1
        return .send
    }

    /// Takes note of an attempt that gave no answer.
    /// - Parameters:
    ///   - failure: Why.
    ///   - elapsed: The time since the request's first attempt.
    ///   - endpoint: How the endpoint is doing.
    mutating func failed(
        _ failure: AttemptFailure, elapsed: Duration, endpoint: EndpointHealth.Report = .init()
    ) -> Action {
        var failure = failure
        if endpoint.answeredMeanwhile { contradictions += 1 }
        guard failure.isPassing else {
            if failure.code == .badResponse { failure.isOfCallAlone = endpoint.hasAnswered }
            return .fail(failure)
        }
        if !endpoint.hasAnswered || failure.trouble == .busy { return usual(failure, elapsed: elapsed) }
        if isOfCallAlone(failure, elapsed: elapsed, endpoint) {
            failure.isOfCallAlone = true
            return .fail(failure)
        }
        guard endpoint.silence < policy.patience else {
            failure.isOfCallAlone = false
            return .fail(failure)
        }
        return .wait(min(wait(afterServerAsked: nil), RetryPolicy.longestDelayForServer))
    }

    /// Attempts and time as the policy has them.
    private func usual(_ failure: AttemptFailure, elapsed: Duration) -> Action {
        guard attempts < policy.maximumAttempts else { return .fail(failure) }
        let wait = wait(afterServerAsked: failure.delay)
        guard elapsed + wait < policy.maximumTotal else {
            var failure = failure
            if let delay = failure.delay {
                failure.detail += " (the server asks to wait \(delay.components.seconds) s)"
            }
            return .fail(failure)
        }
        return .wait(wait)
    }

    /// Whether the request is at fault rather than the endpoint: others were answered meanwhile, more than once; or the endpoint
    /// is there but answers this one with errors or not at all, and there is nobody else to compare with. Three calls in a row that end so
    /// without an answer in between are the endpoint's fault.
    private func isOfCallAlone(_ failure: AttemptFailure, elapsed: Duration, _ endpoint: EndpointHealth.Report) -> Bool
    {
        guard attempts >= policy.attemptsAlone || (attempts >= 2 && elapsed >= policy.patience) else { return false }
        if contradictions >= 2 { return true }
        return [.reply, .stalled].contains(failure.trouble) && endpoint.givenUp < 2 && endpoint.othersFailing < 2
    }

    private func wait(afterServerAsked asked: Duration?) -> Duration {
        let fraction = Double(Call.seed(for: seed, draw: attempts) >> 11) * 0x1p-53
        if let asked { return asked + policy.firstDelay * fraction }
        let doublings = min(attempts - 1, 30)
        return min(policy.firstDelay * (1 << doublings), policy.longestDelay) * fraction
    }
}
