/// At most so many calls at once; who waits is let in in the order of coming.
actor CallLimit {
    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// How many wait for a place.
    var queued: Int { waiting.count }

    init(_ calls: Int) {
        free = max(1, calls)
    }

    func callAsFunction<Value: Sendable>(_ body: @Sendable () async throws -> Value) async throws -> Value {
        await enter()
        defer { leave() }
        try Task.checkCancellation()
        return try await body()
    }

    private func enter() async {
        if free > 0 {
            free -= 1
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    private func leave() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}
