import CandorStatistics

/// What was fitted, and how.
public struct PreferenceRun: Hashable, Sendable, Codable {
    /// The name of the pairs' or labels' file.
    public var source: String
    /// SHA-256 of the labels, in hexadecimal.
    public var labels: String
    /// Who labelled, where known.
    public var labeller: String?
    /// Chains, draws, seed and the like.
    public var settings: SamplerSettings
    /// How ties were treated: `left-out` or `davidson`.
    public var ties: String
    /// Whether a position intercept was fitted.
    public var intercept: Bool
    /// Whether effects vary by rater.
    public var groups: String?

    /// Creates a description.
    public init(
        source: String, labels: String, labeller: String?, settings: SamplerSettings, ties: String, intercept: Bool,
        groups: String?
    ) {
        self.source = source
        self.labels = labels
        self.labeller = labeller
        self.settings = settings
        self.ties = ties
        self.intercept = intercept
        self.groups = groups
    }
}
