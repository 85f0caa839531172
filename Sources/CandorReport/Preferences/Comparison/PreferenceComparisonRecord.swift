import CandorStatistics

/// One feature's effect in two data sets, or in two groups of raters, as σ(α): the probability that a response which has the
/// feature is preferred, all else equal.
public struct PreferenceComparisonRecord: Hashable, Sendable, Codable {
    /// The feature, or a combination such as `matches_users_beliefs`.
    public var feature: String
    /// The posterior of σ(α) in the first.
    public var first: PosteriorSummary
    /// The posterior of σ(α) in the second.
    public var second: PosteriorSummary
    /// The posterior of the first's σ(α) less the second's.
    public var difference: PosteriorSummary
    /// The posterior probability that the first's effect is the larger.
    public var probabilityFirstLarger: Double

    /// Creates a record.
    /// - Parameters:
    ///   - feature: The feature, or a combination.
    ///   - first: The posterior of σ(α) in the first.
    ///   - second: The posterior of σ(α) in the second.
    ///   - difference: The posterior of the first's σ(α) less the second's.
    ///   - probabilityFirstLarger: The posterior probability that the first's effect is the larger.
    public init(
        feature: String, first: PosteriorSummary, second: PosteriorSummary, difference: PosteriorSummary,
        probabilityFirstLarger: Double
    ) {
        self.feature = feature
        self.first = first
        self.second = second
        self.difference = difference
        self.probabilityFirstLarger = probabilityFirstLarger
    }
}
