import CandorStatistics

/// What preference data rewards: the content of `posterior.json`.
public struct PreferencePosterior: Hashable, Sendable, Codable {
    /// Candor's version.
    public var candor: String
    /// What was fitted, and how.
    public var run: PreferenceRun
    /// The features, in the order of figures and matrices.
    public var features: [String]
    /// The effect of each feature, from all usable rows.
    public var effects: [String: EffectSummary]
    /// Effects of features taken together, as σ(Σα): `matches_users_beliefs`.
    public var combined: [String: PosteriorSummary]
    /// The posterior correlations of the effects, in the order of ``features`` (paper, fig. 18).
    public var correlations: [[Double]]
    /// Whether the fit may be believed.
    public var diagnostics: SamplingDiagnostics
    /// Predictions of unseen pairs; `nil` where there are too few.
    public var holdout: HoldoutReport?
    /// The prior.
    public var prior: PriorDescription
    /// Fits that each leave out another sixth of the pairs (paper, fig. 19).
    public var splits: [SensitivityFit]
    /// Fits with one feature unobserved each (paper, fig. 20).
    public var unobserved: [SensitivityFit]
    /// What it would take to explain the combined effect, and each agreement effect, away.
    public var confounding: [ConfoundingBound]
    /// Rows used and left out.
    public var rows: RowCounts
    /// What else is to be known of the fit, in words.
    public var notes: [String]

    /// Creates a posterior.
    public init(
        candor: String, run: PreferenceRun, features: [String], effects: [String: EffectSummary],
        combined: [String: PosteriorSummary], correlations: [[Double]], diagnostics: SamplingDiagnostics,
        holdout: HoldoutReport?, prior: PriorDescription, splits: [SensitivityFit], unobserved: [SensitivityFit],
        confounding: [ConfoundingBound], rows: RowCounts,
        notes: [String] = []
    ) {
        self.candor = candor
        self.run = run
        self.features = features
        self.effects = effects
        self.combined = combined
        self.correlations = correlations
        self.diagnostics = diagnostics
        self.holdout = holdout
        self.prior = prior
        self.splits = splits
        self.unobserved = unobserved
        self.confounding = confounding
        self.rows = rows
        self.notes = notes
    }
}
