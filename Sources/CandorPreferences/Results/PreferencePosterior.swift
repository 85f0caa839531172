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
    /// The model's other parameters: `position` (log-odds of the first position), `log_tie` (ln ν of Davidson's model),
    /// `global_scale` of the horseshoe, and by rater `spread(FEATURE)`, the τ of each feature.
    public var parameters: [String: PosteriorSummary]
    /// By rater and feature, where effects vary by rater: the rater's own effect.
    public var raters: [String: [String: PosteriorSummary]]
    /// What else is to be known of the fit, in words.
    public var notes: [String]

    /// Creates a posterior.
    public init(
        candor: String, run: PreferenceRun, features: [String], effects: [String: EffectSummary],
        combined: [String: PosteriorSummary], correlations: [[Double]], diagnostics: SamplingDiagnostics,
        holdout: HoldoutReport?, prior: PriorDescription, splits: [SensitivityFit], unobserved: [SensitivityFit],
        confounding: [ConfoundingBound], rows: RowCounts, parameters: [String: PosteriorSummary] = [:],
        raters: [String: [String: PosteriorSummary]] = [:], notes: [String] = []
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
        self.parameters = parameters
        self.raters = raters
        self.notes = notes
    }
}

extension PreferencePosterior {
    /// Writes the posterior; without held-out pairs `holdout` is null rather than absent.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(candor, forKey: .candor)
        try container.encode(run, forKey: .run)
        try container.encode(features, forKey: .features)
        try container.encode(effects, forKey: .effects)
        try container.encode(combined, forKey: .combined)
        try container.encode(correlations, forKey: .correlations)
        try container.encode(diagnostics, forKey: .diagnostics)
        try container.encode(holdout, forKey: .holdout)
        try container.encode(prior, forKey: .prior)
        try container.encode(splits, forKey: .splits)
        try container.encode(unobserved, forKey: .unobserved)
        try container.encode(confounding, forKey: .confounding)
        try container.encode(rows, forKey: .rows)
        try container.encode(parameters, forKey: .parameters)
        try container.encode(raters, forKey: .raters)
        try container.encode(notes, forKey: .notes)
    }
}
