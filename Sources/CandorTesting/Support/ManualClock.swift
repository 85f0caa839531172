import Synchronization

/// A clock that a test moves by hand, so that nothing sleeps.
///
/// Short sleeps can be let through at once: they move the time forward and are remembered, so that a test of retries sees
/// the waits without having to drive them, while long ones (time-outs) stay until ``advance(by:)``.
public final class ManualClock: Clock, Sendable {
    /// A moment: the time since the clock was made.
    public struct Instant: InstantProtocol {
        fileprivate var offset: Duration

        /// The moment later by a duration.
        public func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        /// The time to another moment.
        public func duration(to other: Instant) -> Duration { other.offset - offset }
        /// Whether one moment is before another.
        public static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
    }

    private struct State {
        var now = Instant(offset: .zero)
        var passed: [Duration] = []
        var nextID = 0
        var sleeping: [Int: (deadline: Instant, continuation: CheckedContinuation<Void, any Error>)] = [:]
    }

    private let state = Mutex(State())
    private let sleepers = Tally()
    private let longestPassed: Duration

    /// Creates a clock at time zero.
    /// - Parameter longestPassed: Sleeps of at most this length pass at once and move the time forward.
    public init(passingSleepsUpTo longestPassed: Duration = .zero) {
        self.longestPassed = longestPassed
    }

    /// The time now.
    public var now: Instant { state.withLock { $0.now } }
    /// The smallest step of time.
    public var minimumResolution: Duration { .nanoseconds(1) }
    /// The sleeps that were let through at once, in order.
    public var passedSleeps: [Duration] { state.withLock { $0.passed } }

    /// Waits until a number of sleeps that do not pass by themselves have begun, since the clock was made.
    /// - Throws: `CancellationError`.
    public func sleepsBegun(_ count: Int) async throws {
        try await sleepers.reach(count)
    }

    /// Moves the time forward and wakes whoever has slept long enough.
    public func advance(by duration: Duration) {
        let awake = state.withLock { state in
            state.now = state.now.advanced(by: duration)
            let now = state.now
            let awake = state.sleeping.filter { $0.value.deadline <= now }
            for id in awake.keys { state.sleeping[id] = nil }
            return awake.values.map(\.continuation)
        }
        for continuation in awake { continuation.resume() }
    }

    /// Sleeps until a moment of this clock.
    /// - Throws: `CancellationError`.
    public func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try Task.checkCancellation()
        let wait = now.duration(to: deadline)
        if wait <= longestPassed {
            if wait > .zero {
                state.withLock { $0.passed.append(wait) }
                advance(by: wait)
            }
            return
        }
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                enter(continuation, until: deadline, id: id)
            }
        } onCancel: {
            let continuation = state.withLock { $0.sleeping.removeValue(forKey: id)?.continuation }
            continuation?.resume(throwing: CancellationError())
        }
    }

    private func enter(_ continuation: CheckedContinuation<Void, any Error>, until deadline: Instant, id: Int) {
        let result: Result<Void, any Error>? = state.withLock { state in
            if Task.isCancelled { return .failure(CancellationError()) }
            if deadline <= state.now { return .success(()) }
            state.sleeping[id] = (deadline, continuation)
            return nil
        }
        if let result { continuation.resume(with: result) } else { sleepers.add() }
    }
}
