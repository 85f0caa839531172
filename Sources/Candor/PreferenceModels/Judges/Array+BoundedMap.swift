extension Array where Element: Sendable {
    /// Transforms all elements, so many at once, and returns the results in the elements' order.
    /// - Parameters:
    ///   - limit: How many are transformed at once, at least 1.
    ///   - transform: What to do with each element.
    /// - Throws: The first error; the other transformations are cancelled.
    func concurrentMap<Result: Sendable>(
        atMost limit: Int, _ transform: @escaping @Sendable (Element) async throws -> Result
    ) async throws -> [Result] {
        try await withThrowingTaskGroup(of: (Int, Result).self) { group in
            var results = [Result?](repeating: nil, count: count)
            for (index, element) in enumerated() {
                if index >= limit, let (done, result) = try await group.next() { results[done] = result }
                group.addTask { (index, try await transform(element)) }
            }
            for try await (index, result) in group { results[index] = result }
            return results.compactMap { $0 }
        }
    }
}
