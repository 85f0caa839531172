/// Transforms what comes one after the other, a bounded number at once, and hands the results on in the order in which it came.
package struct BoundedMap<Element: Sendable, Output: Sendable>: Sendable {
    private let limit: Int
    private let ahead: Int
    private let transform: @Sendable (Element) async throws -> Output

    /// Lays out a map.
    /// - Parameters:
    ///   - limit: How many at once, at least 1.
    ///   - ahead: How many may be done but not handed on, because an earlier one is still under way; any number if not given.
    ///   - transform: What to do with each element.
    package init(
        atOnce limit: Int, ahead: Int = .max, _ transform: @escaping @Sendable (Element) async throws -> Output
    ) {
        self.limit = max(1, limit)
        self.ahead = max(1, ahead)
        self.transform = transform
    }

    /// Transforms everything.
    /// - Parameters:
    ///   - next: What comes next, asked for when there is room for it; `nil` at the end.
    ///   - completed: Told of each element that is done, in no particular order.
    ///   - deliver: Given each element with what became of it, in the order in which they came.
    /// - Throws: The first error of `next`, of the transformation or of `deliver`; the other transformations are cancelled.
    package func run(
        next: () throws -> Element?, completed: () -> Void = {}, deliver: (Element, Output) throws -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: (Int, Element, Output).self) { group in
            var queue = DeliveryQueue<(Element, Output)>()
            var hasMore = true
            while true {
                while hasMore, queue.running < limit, queue.waiting < ahead {
                    guard let element = try next() else {
                        hasMore = false
                        break
                    }
                    let position = queue.start()
                    group.addTask { (position, element, try await transform(element)) }
                }
                guard let (position, element, output) = try await group.next() else { return }
                completed()
                for (element, output) in queue.finish(position, (element, output)) { try deliver(element, output) }
            }
        }
    }
}

/// Puts what is done in any order back into the order in which it was started.
private struct DeliveryQueue<Result> {
    private var started = 0
    private var delivered = 0
    private var done: [Int: Result] = [:]

    /// How many are under way.
    var running: Int { started - delivered - done.count }
    /// How many are done and wait for an earlier one.
    var waiting: Int { done.count }

    /// Starts one more.
    /// - Returns: Its position.
    mutating func start() -> Int {
        started += 1
        return started - 1
    }

    /// Takes what is done.
    /// - Returns: What can be delivered now, in order.
    mutating func finish(_ position: Int, _ result: Result) -> [Result] {
        done[position] = result
        var ready: [Result] = []
        while let next = done.removeValue(forKey: delivered) {
            ready.append(next)
            delivered += 1
        }
        return ready
    }
}

extension Array where Element: Sendable {
    /// Transforms all elements, a bounded number at once, and returns the results in the elements' order.
    /// - Parameters:
    ///   - limit: How many at once, at least 1.
    ///   - completed: Told of each element that is done.
    ///   - transform: What to do with each element.
    /// - Throws: The first error; the other transformations are cancelled.
    package func boundedMap<Output: Sendable>(
        atOnce limit: Int, completed: @Sendable () -> Void = {},
        _ transform: @escaping @Sendable (Element) async throws -> Output
    ) async throws -> [Output] {
        var elements = makeIterator()
        var results: [Output] = []
        results.reserveCapacity(count)
        try await BoundedMap(atOnce: limit, transform).run(
            next: { elements.next() }, completed: completed, deliver: { results.append($1) })
        return results
    }

    /// Transforms all elements at once and returns the results in the elements' order.
    /// - Parameters:
    ///   - sequentially: Whether to transform one element after the other instead.
    ///   - transform: What to do with each element.
    /// - Throws: The first error; the other transformations are cancelled.
    package func concurrentMap<Output: Sendable>(
        sequentially: Bool = false, _ transform: @escaping @Sendable (Element) async throws -> Output
    ) async throws -> [Output] {
        try await boundedMap(atOnce: sequentially ? 1 : count, transform)
    }
}
