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

    /// Creates results.
    public init(
        candor: String, run: RunDescription, estimates: [EstimateRecord], comparisons: [ComparisonRecord] = []
    ) {
        self.candor = candor
        self.run = run
        self.estimates = estimates
        self.comparisons = comparisons
    }
}
