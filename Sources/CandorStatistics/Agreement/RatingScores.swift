/// What each label counts for, item by item: 1 for the right response and 0 for the other, say.
public struct RatingScores: Hashable, Sendable {
    /// For each item and label, items first, what it counts for; 0 where it does not count.
    let values: [Double]
    /// For each item and label, 1 if it counts, else 0.
    let counts: [Double]
    /// The place of the label that means "no preference"; nil where there is none.
    let tie: Int?

    /// Scores the labels of a table.
    ///
    /// - Parameters:
    ///   - table: the table whose ratings are to be scored.
    ///   - tie: the label that means "no preference": it may score in means, and is none that a vote can be won by.
    ///   - score: what a label counts for on an item, 0…1; nil where it does not count, because it cannot be given there
    ///     or nobody knows.
    public init(_ table: RatingTable, tie: String? = nil, score: (_ item: String, _ label: String) -> Double?) {
        let scores = table.items.flatMap { item in table.labels.map { score(item, $0) } }
        values = scores.map { $0 ?? 0 }
        counts = scores.map { $0 == nil ? 0 : 1 }
        self.tie = tie.flatMap { table.labels.firstIndex(of: $0) }
    }

    /// The score of a rating; nil where it does not count.
    func score(of entry: RatingTable.Entry, in table: RatingTable) -> Double? {
        let cell = entry.item * table.labels.count + entry.label
        return counts[cell] > 0 ? values[cell] : nil
    }
}
