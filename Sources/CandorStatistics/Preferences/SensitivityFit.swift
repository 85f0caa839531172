/// One fit of the sensitivity analysis: other data, or a feature unobserved (paper, appendix B, figs 19 and 20).
public struct SensitivityFit: Hashable, Sendable, Codable {
    /// What differs: `split 1` … `split 6`, or the name of the feature that is unobserved.
    public var name: String
    /// The pairs fitted.
    public var pairs: Int
    /// σ(α) of every feature in the fit.
    public var probability: [String: PosteriorSummary]
    /// σ(α_explicit + α_implicit) and other combinations, where their features are in the fit.
    public var combined: [String: PosteriorSummary]
    /// The highest R-hat of the fit.
    public var maximumRHat: Double?

    /// Creates a fit's summary.
    public init(
        name: String, pairs: Int, probability: [String: PosteriorSummary], combined: [String: PosteriorSummary],
        maximumRHat: Double?
    ) {
        self.name = name
        self.pairs = pairs
        self.probability = probability
        self.combined = combined
        self.maximumRHat = maximumRHat
    }
}
