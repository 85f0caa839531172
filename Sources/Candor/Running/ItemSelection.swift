import CandorStatistics

/// Which items of a data file are run.
public struct ItemSelection: Hashable, Sendable, Codable {
    /// Items a data set at most; `nil` for all.
    public var limit: Int?
    /// The seed of the choice.
    public var seed: UInt64

    /// Creates a selection.
    public init(limit: Int?, seed: UInt64) {
        self.limit = limit
        self.seed = seed
    }

    /// The chosen items in the file's order. A larger limit keeps what a smaller one has chosen, so that a run made larger
    /// asks only what is new.
    /// - Parameter items: The items of a file, of one or more data sets.
    public func callAsFunction(_ items: [Item]) -> [Item] {
        guard let limit else { return items }
        var chosen: Set<String> = []
        for (dataset, members) in items.grouped(by: \.dataset) {
            var generator = SeededGenerator(seed: seed, stream: dataset)
            chosen.formUnion(generator.shuffled(members.map(\.id)).prefix(limit))
        }
        return items.filter { chosen.contains($0.id) }
    }
}
