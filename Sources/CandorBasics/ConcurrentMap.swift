extension Array where Element: Sendable {
    /// Transforms all elements at once and returns the results in the elements' order.
    /// - Parameters:
    ///   - sequentially: Whether to transform one element after the other instead.
    ///   - transform: What to do with each element.
    /// - Throws: The first error; the other transformations are cancelled.
    package func concurrentMap<Result: Sendable>(
        sequentially: Bool, _ transform: @escaping @Sendable (Element) async throws -> Result
    ) async throws -> [Result] {
        guard !sequentially else {
            var results: [Result] = []
            for element in self { results.append(try await transform(element)) }
            return results
        }
        return try await withThrowingTaskGroup(of: (Int, Result).self) { group in
            for (index, element) in enumerated() {
                group.addTask { (index, try await transform(element)) }
            }
            var results = [Result?](repeating: nil, count: count)
            for try await (index, result) in group { results[index] = result }
            return results.compactMap { $0 }
        }
    }
}
