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
