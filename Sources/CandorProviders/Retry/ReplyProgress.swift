import Synchronization

/// How far a reply has come, for time-outs that look at silence rather than at the whole.
final class ReplyProgress: Sendable {
    private let last = Mutex<Duration?>(nil)
    private let elapsed: @Sendable () -> Duration

    /// Begins with nothing received.
    init(elapsed: @escaping @Sendable () -> Duration) {
        self.elapsed = elapsed
    }

    /// Notes that something came; a comment that keeps the connection alive counts, too.
    func received() {
        let now = elapsed()
        last.withLock { $0 = now }
    }

    /// Waits until a streamed reply has taken too long.
    /// - Throws: ``AttemptFailure`` then, or `CancellationError`.
    func watch(_ policy: RetryPolicy, _ clock: any Clock<Duration>) async throws {
        while true {
            let now = elapsed()
            let last = last.withLock { $0 }
            let limit = last.map { $0 + policy.silenceTimeout } ?? policy.firstByteTimeout
            if now >= policy.streamTimeout {
                throw AttemptFailure(timedOutAfter: policy.streamTimeout, waitingFor: "no end")
            }
            if now >= limit {
                throw last == nil
                    ? AttemptFailure(timedOutAfter: policy.firstByteTimeout)
                    : AttemptFailure(timedOutAfter: policy.silenceTimeout, waitingFor: "nothing more")
            }
            // Looked at again after a silence's length at the latest: something may have come meanwhile, and then nothing more.
            try await clock.sleep(for: min(limit - now, policy.silenceTimeout, policy.streamTimeout - now))
        }
    }
}
