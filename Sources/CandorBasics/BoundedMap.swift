extension Array where Element: Sendable {
    /// Transforms all elements, so many at once, and returns the results in the elements' order.
    /// - Parameters:
    ///   - limit: How many at once, at least 1.
    ///   - completed: Told of each element that is done.
    ///   - transform: What to do with each element.
    /// - Throws: The first error; the other transformations are cancelled.
    package func boundedMap<Result: Sendable>(
        atOnce limit: Int, completed: @Sendable () -> Void = {},
        _ transform: @escaping @Sendable (Element) async throws -> Result
    ) async throws -> [Result] {
        try await withThrowingTaskGroup(of: (Int, Result).self) { group in
            var results = [Result?](repeating: nil, count: count)
            var next = 0
            func start() {
                guard next < count else { return }
                let (index, element) = (next, self[next])
                next += 1
                group.addTask { (index, try await transform(element)) }
            }
            for _ in 0..<Swift.max(1, limit) { start() }
            while let (index, result) = try await group.next() {
                results[index] = result
                completed()
                start()
            }
            return results.compactMap { $0 }
        }
    }
}
