/// How many raters a study would have needed, on the same items, for an average and for majority votes.
public struct RatersNeeded: Codable, Hashable, Sendable {
    /// What the answers rest on.
    public let variance: CrossedVariance
    /// The wanted half of the width of the 95% interval of the average.
    public let halfWidth: Double
    /// How many raters an item had, on average.
    public let ratersPerItem: Double
    /// The half of the width that this study has by these variances.
    public let halfWidthFound: Double
    /// How many raters are needed with as many raters an item as now; nil where no number is enough, because the items
    /// are too few.
    public let raters: Int?
    /// How many raters an item are needed with as many raters as now; nil where even all of them rating every item is not
    /// enough.
    public let ratersPerItemNeeded: Int?
    /// How many items are needed with as many raters, each item rated as often as now; nil where no number is enough,
    /// because the raters are too few.
    public let items: Int?
    /// How often the majority vote shall be right.
    public let target: Double
    /// How many raters an item a majority vote needs for that, an odd number; nil where no number up to 301 is enough.
    public let votes: Int?
    /// How often the majority of ever more raters would be right.
    public let largestShare: Double

    /// Answers the question for a study.
    ///
    /// - Parameters:
    ///   - variance: what was found.
    ///   - halfWidth: the wanted half of the width of the average's 95% interval, above 0.
    ///   - target: how often the majority vote shall be right, between 0 and 1.
    /// - Throws: `StatisticsError` with `.impossibleDifference` for a width that is not above 0, `.invalidProbability`
    ///   for a target that is none or scores whose mean is none.
    public init(_ variance: CrossedVariance, halfWidth: Double = 0.05, target: Double = 0.95) throws(StatisticsError) {
        guard halfWidth > 0, halfWidth.isFinite else {
            throw StatisticsError(
                .impossibleDifference, doing: "planning for an interval of ±\(halfWidth)", next: "give a width above 0")
        }
        guard target > 0, target < 1 else {
            throw StatisticsError(
                .invalidProbability, doing: "planning for votes that are right \(target) of the time",
                next: "give a share between 0 and 1")
        }
        let majority = try MajorityAccuracy(accuracy: variance.mean, variance: variance.items)
        let (items, raters) = (Double(variance.itemCount), Double(variance.raterCount))
        let perItem = Double(variance.ratingCount) / items
        let quantile = NormalDistribution.quantile(0.5 + 0.5 * Estimate.confidence)
        let allowed = (halfWidth / quantile) * (halfWidth / quantile)
        self.variance = variance
        self.halfWidth = halfWidth
        self.target = target
        ratersPerItem = perItem
        halfWidthFound =
            quantile * variance.standardError(raters: raters, items: items, ratersPerItem: perItem)
        self.raters = Self.smallest(
            variance.raters, room: allowed - variance.items / items - variance.residual / (items * perItem),
            least: perItem)
        ratersPerItemNeeded = Self.smallest(
            variance.residual / items, room: allowed - variance.raters / raters - variance.items / items, least: 1
        ).flatMap { $0 <= variance.raterCount ? $0 : nil }
        self.items = Self.smallest(
            variance.items + variance.residual / perItem, room: allowed - variance.raters / raters, least: 1)
        votes = majority.votesNeeded(for: target)
        largestShare = majority.limit
    }

    /// The smallest number with part / number ≤ room; nil where there is none.
    private static func smallest(_ part: Double, room: Double, least: Double) -> Int? {
        guard room > 0 || (room == 0 && part == 0) else { return nil }
        let number = part > 0 ? max(least, part / room) : least
        return number < 1e9 ? Int((number - 1e-9).rounded(.up)) : nil
    }
}
