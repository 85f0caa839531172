/// A posterior in seven numbers. Intervals are central: equal tails.
public struct PosteriorSummary: Hashable, Sendable, Codable {
    /// The mean.
    public var mean: Double
    /// The standard deviation.
    public var standardDeviation: Double
    /// The median.
    public var median: Double
    /// The 25% quantile.
    public var lower50: Double
    /// The 75% quantile.
    public var upper50: Double
    /// The 2.5% quantile.
    public var lower95: Double
    /// The 97.5% quantile.
    public var upper95: Double

    /// Creates a summary.
    public init(
        mean: Double, standardDeviation: Double, median: Double, lower50: Double, upper50: Double, lower95: Double,
        upper95: Double
    ) {
        self.mean = mean
        self.standardDeviation = standardDeviation
        self.median = median
        self.lower50 = lower50
        self.upper50 = upper50
        self.lower95 = lower95
        self.upper95 = upper95
    }
}
