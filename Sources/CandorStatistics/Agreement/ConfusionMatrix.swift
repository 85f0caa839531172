/// How often each verdict was given where each other one was expected.
public struct ConfusionMatrix: Hashable, Sendable, Codable {
    /// All verdicts that occur on either side, sorted.
    public let labels: [String]
    /// `counts[i][j]`: pairs whose reference is `labels[i]` and whose judged verdict is `labels[j]`.
    public let counts: [[Int]]
    /// For each label, pairs with that reference that the judge left unscored.
    public let unscored: [Int]

    /// Counts pairs.
    ///
    /// - Parameter pairs: in any order.
    public init(_ pairs: [VerdictPair]) {
        labels = Set(pairs.map(\.reference) + pairs.compactMap(\.judged)).sorted()
        let index = Dictionary(uniqueKeysWithValues: labels.enumerated().map { ($1, $0) })
        var counts = [[Int]](repeating: [Int](repeating: 0, count: labels.count), count: labels.count)
        var unscored = [Int](repeating: 0, count: labels.count)
        for pair in pairs {
            guard let row = index[pair.reference] else { continue }
            if let column = pair.judged.flatMap({ index[$0] }) {
                counts[row][column] += 1
            } else {
                unscored[row] += 1
            }
        }
        self.counts = counts
        self.unscored = unscored
    }

    /// How many pairs were scored.
    public var total: Int { counts.reduce(0) { $0 + $1.reduce(0, +) } }

    /// How many pairs have this reference, scored ones only.
    ///
    /// - Parameter row: an index into `labels`.
    func referenceCount(_ row: Int) -> Int { counts[row].reduce(0, +) }

    /// How many pairs have this judged verdict.
    ///
    /// - Parameter column: an index into `labels`.
    func judgedCount(_ column: Int) -> Int { counts.reduce(0) { $0 + $1[column] } }
}
