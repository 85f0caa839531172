import Synchronization

/// Lets as many requests go out at once as the server takes, first come first served.
final class Pacer: Sendable {
    private typealias Continuation = CheckedContinuation<PacingWindow.Permit, any Error>

    private struct State {
        var window: PacingWindow
        var waiting: [(id: Int, continuation: Continuation)] = []
        var nextID = 0
    }

    private let state: Mutex<State>

    /// Creates a pacer.
    /// - Parameter ceiling: The largest number of requests at once.
    init(ceiling: Int) {
        state = Mutex(State(window: PacingWindow(ceiling: ceiling)))
    }

    /// The present limit.
    var limit: Int { state.withLock { Int($0.window.limit) } }

    /// Waits for a permit.
    /// - Throws: `CancellationError`.
    func permit() async throws -> PacingWindow.Permit {
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                enter(continuation, id: id)
            }
        } onCancel: {
            leave(id)
        }
    }

    /// Gives a permit back and lets waiting requests go.
    func giveBack(_ permit: PacingWindow.Permit, throttled: Bool) {
        let admitted = state.withLock { state in
            state.window.giveBack(permit, throttled: throttled)
            var admitted: [(Continuation, PacingWindow.Permit)] = []
            while !state.waiting.isEmpty, let permit = state.window.take() {
                admitted.append((state.waiting.removeFirst().continuation, permit))
            }
            return admitted
        }
        for (continuation, permit) in admitted { continuation.resume(returning: permit) }
    }

    /// Hands out a permit or queues. Cancellation is looked at under the lock, so that a task cancelled at this moment either
    /// sees it here or finds itself in the queue.
    private func enter(_ continuation: Continuation, id: Int) {
        let result: Result<PacingWindow.Permit, any Error>? = state.withLock { state in
            if Task.isCancelled { return .failure(CancellationError()) }
            if state.waiting.isEmpty, let permit = state.window.take() { return .success(permit) }
            state.waiting.append((id, continuation))
            return nil
        }
        if let result { continuation.resume(with: result) }
    }

    private func leave(_ id: Int) {
        let continuation = state.withLock { state -> Continuation? in
            guard let index = state.waiting.firstIndex(where: { $0.id == id }) else { return nil }
            return state.waiting.remove(at: index).continuation
        }
        continuation?.resume(throwing: CancellationError())
    }
}

/// How many requests may be under way at once: additive increase with success, multiplicative decrease when the server
/// throttles (Chiu and Jain, Computer Networks and ISDN Systems 17, 1989).
struct PacingWindow: Hashable, Sendable {
    /// The right to have one request under way.
    struct Permit: Hashable, Sendable {
        fileprivate var epoch: Int
    }

    /// The largest number of requests at once, ever.
    let ceiling: Int
    /// The present limit, between 1 and the ceiling.
    private(set) var limit: Double
    /// Requests under way.
    private(set) var underWay = 0
    private var epoch = 0

    /// Creates a window that starts at a quarter of its ceiling.
    init(ceiling: Int) {
        self.ceiling = max(1, ceiling)
        limit = max(1, Double(self.ceiling) / 4)
    }

    /// Takes a permit, if one is free.
    mutating func take() -> Permit? {
        guard underWay < Int(limit) else { return nil }
        underWay += 1
        return Permit(epoch: epoch)
    }

    /// Gives a permit back. One burst of throttled requests halves the limit once: only permits given out since the last
    /// decrease count.
    mutating func giveBack(_ permit: Permit, throttled: Bool) {
        underWay -= 1
        if !throttled {
            limit = min(Double(ceiling), limit + 1 / limit)
        } else if permit.epoch == epoch {
            limit = max(1, limit / 2)
            epoch += 1
        }
    }
}
