/// The draws of a condition and of its baseline for one prompt, both ranked by the same preference model, and the
/// comparisons between them that were judged.
public struct ComparedDraws: Hashable, Sendable {
    /// The condition's draws; its cluster is that of the comparison.
    public let condition: RankedDraws
    /// The baseline's draws.
    public let baseline: RankedDraws
    /// The comparisons that were judged, unscored ones included.
    public let pairs: [JudgedPair]

    /// Draws of which a sample of the pairs is judged, each with its own known probability.
    ///
    /// - Parameters:
    ///   - condition: the condition's draws.
    ///   - baseline: the baseline's draws.
    ///   - pairs: what was judged; each pair at most once.
    /// - Throws: `StatisticsError` with `.invalidCount` for a draw that does not exist or a pair twice,
    ///   `.invalidProbability`, `.notFinite`.
    public init(
        condition: RankedDraws, baseline: RankedDraws, pairs: [JudgedPair]
    ) throws(StatisticsError) {
        var seen = Set<[Int]>()
        for pair in pairs {
            guard condition.scores.indices.contains(pair.conditionDraw),
                baseline.scores.indices.contains(pair.baselineDraw),
                seen.insert([pair.conditionDraw, pair.baselineDraw]).inserted
            else {
                throw StatisticsError(
                    .invalidCount,
                    doing: "reading the pair \(pair.conditionDraw), \(pair.baselineDraw) of \(condition.cluster)",
                    next: "give each pair of existing draws once")
            }
            guard pair.probability > 0, pair.probability <= 1 else {
                throw StatisticsError(
                    .invalidProbability,
                    doing: "reading the probability \(pair.probability) of a pair of \(condition.cluster)",
                    next: "give one above 0 and at most 1")
            }
            if let value = pair.value { try value.check(scale: nil, cluster: condition.cluster) }
        }
        self.condition = condition
        self.baseline = baseline
        self.pairs = pairs
    }

    /// Draws of which all pairs are judged.
    ///
    /// - Parameters:
    ///   - condition: the condition's K draws.
    ///   - baseline: the baseline's L draws.
    ///   - comparisons: K rows of L values; nil for unscored.
    /// - Throws: `StatisticsError` with `.invalidCount` for another shape, `.notFinite`.
    public init(
        condition: RankedDraws, baseline: RankedDraws, comparisons: [[Double?]]
    ) throws(StatisticsError) {
        guard comparisons.count == condition.scores.count,
            comparisons.allSatisfy({ $0.count == baseline.scores.count })
        else {
            throw StatisticsError(
                .invalidCount, doing: "reading the matrix of comparisons of \(condition.cluster)",
                next: "give a row a draw of the condition, a column a draw of the baseline")
        }
        var pairs: [JudgedPair] = []
        for (row, values) in comparisons.enumerated() {
            for (column, value) in values.enumerated() {
                if let value { try value.check(scale: nil, cluster: condition.cluster) }
                pairs.append(JudgedPair(conditionDraw: row, baselineDraw: column, value: value))
            }
        }
        self.condition = condition
        self.baseline = baseline
        self.pairs = pairs
    }

    /// The probability with which each draw of either side is the one chosen; nil where a side has too few.
    func weights(under selection: Selection) -> (condition: [Double], baseline: [Double])? {
        guard let condition = condition.weights(under: selection), let baseline = baseline.weights(under: selection)
        else { return nil }
        return (condition, baseline)
    }
}
