/// The posterior of a preference model, summarised, with the draws themselves.
public struct PreferenceFit: Sendable {
    /// The features, in the order of the matrix and of the first parameters of the draws.
    public var features: [String]
    /// The effect of each feature.
    public var effects: [String: EffectSummary]
    /// Features taken together: the posterior of σ(Σα), by the combination's name.
    public var combined: [String: PosteriorSummary]
    /// The posterior of Σα itself.
    public var combinedEffects: [String: PosteriorSummary]
    /// The features of each combination.
    public var combinations: [String: [String]]
    /// The posterior correlations of the effects; 0 beside an effect that never varied.
    public var correlations: [[Double]]
    /// The other parameters: `position`, `log_tie`, with the horseshoe `global_scale`, and with group effects
    /// `spread(FEATURE)`, the τ of each feature.
    public var parameters: [String: PosteriorSummary]
    /// With group effects: each group's own effect αᵢᵣ, by feature, in the order of the groups.
    public var groupEffects: [String: [PosteriorSummary]]
    /// Whether the fit may be believed.
    public var diagnostics: SamplingDiagnostics
    /// The draws: the effects, then the other parameters; not the groups' own effects.
    public var draws: PosteriorDraws
    /// The pairs fitted.
    public var pairs: Int
    /// The ties left out.
    public var tiesLeftOut: Int

    /// Creates a fit.
    public init(
        features: [String], effects: [String: EffectSummary], combined: [String: PosteriorSummary],
        combinedEffects: [String: PosteriorSummary], combinations: [String: [String]], correlations: [[Double]],
        parameters: [String: PosteriorSummary], groupEffects: [String: [PosteriorSummary]],
        diagnostics: SamplingDiagnostics, draws: PosteriorDraws, pairs: Int, tiesLeftOut: Int
    ) {
        self.features = features
        self.effects = effects
        self.combined = combined
        self.combinedEffects = combinedEffects
        self.combinations = combinations
        self.correlations = correlations
        self.parameters = parameters
        self.groupEffects = groupEffects
        self.diagnostics = diagnostics
        self.draws = draws
        self.pairs = pairs
        self.tiesLeftOut = tiesLeftOut
    }
}
