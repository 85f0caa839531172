/// What a run found: the whole of `results.json`.
public struct RunResults: Codable, Hashable, Sendable {
    /// The version of Candor that computed it.
    public var candor: String
    /// What was run.
    public var run: RunDescription
    /// The numbers, in a fixed order.
    public var estimates: [EstimateRecord]
    /// Differences between models on the same items, where there are several.
    public var comparisons: [ComparisonRecord]
    /// How metrics move as optimisation goes on; `nil` for a run without optimisation.
    public var trends: [TrendRecord]?
    /// By what verdicts the rates are corrected; `nil` where they are as the judge has them.
    public var gold: GoldSummary?

    /// Creates results.
    public init(
        candor: String, run: RunDescription, estimates: [EstimateRecord], comparisons: [ComparisonRecord] = [],
        trends: [TrendRecord]? = nil, gold: GoldSummary? = nil
    ) {
        self.candor = candor
        self.run = run
        self.estimates = estimates
        self.comparisons = comparisons
        self.trends = trends
        self.gold = gold
    }
}
