import Synchronization

/// A number that only grows, and that tasks can wait for: how tests wait for events without sleeping.
final class Tally: Sendable {
    private struct State {
        var count = 0
        var nextID = 0
        var waiting: [Int: (goal: Int, continuation: CheckedContinuation<Void, any Error>)] = [:]
    }

    private let state = Mutex(State())

    /// The number now.
    var count: Int { state.withLock { $0.count } }

    /// Adds to the number and lets those go who have waited for it.
    func add(_ amount: Int = 1) {
        let ready = state.withLock { state in
            state.count += amount
            let ready = state.waiting.filter { $0.value.goal <= state.count }
            for id in ready.keys { state.waiting[id] = nil }
            return ready.values.map(\.continuation)
        }
        for continuation in ready { continuation.resume() }
    }

    /// Waits until the number has been reached.
    /// - Throws: `CancellationError`.
    func reach(_ goal: Int) async throws {
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                enter(continuation, goal: goal, id: id)
            }
        } onCancel: {
            let continuation = state.withLock { $0.waiting.removeValue(forKey: id)?.continuation }
            continuation?.resume(throwing: CancellationError())
        }
    }

    /// Cancellation is looked at under the lock, so that a task cancelled at this moment sees it either here or among those
    /// waiting.
    private func enter(_ continuation: CheckedContinuation<Void, any Error>, goal: Int, id: Int) {
        let result: Result<Void, any Error>? = state.withLock { state in
            if Task.isCancelled { return .failure(CancellationError()) }
            if state.count >= goal { return .success(()) }
            state.waiting[id] = (goal, continuation)
            return nil
        }
        if let result { continuation.resume(with: result) }
    }
}
