import CandorModels

/// One request's life as a value: what has happened goes in, what to do next comes out. It knows no clock, socket or task.
///
/// The waits are exponential with full jitter: drawn evenly between 0 and the doubled limit, which spreads many clients best
/// (Brooker, "Exponential Backoff and Jitter", AWS Architecture Blog, 2015). When the server names a wait, that is taken
/// and the jitter of a first wait added.
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
    mutating func failed(_ failure: AttemptFailure, elapsed: Duration) -> Action {
        guard failure.isPassing, attempts < policy.maximumAttempts else { return .fail(failure) }
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

    private func wait(afterServerAsked asked: Duration?) -> Duration {
        let fraction = Double(Call.seed(for: seed, draw: attempts) >> 11) * 0x1p-53
        if let asked { return asked + policy.firstDelay * fraction }
        let doublings = min(attempts - 1, 30)
        return min(policy.firstDelay * (1 << doublings), policy.longestDelay) * fraction
    }
}
