import CandorStatistics

/// What an analysis of preferences is to do.
public struct AnalysisOptions: Hashable, Sendable {
    /// The shape of the prior.
    public var family: PriorFamily
    /// The prior's scale; `nil` has it chosen on held-out pairs.
    public var scale: Double?
    /// What becomes of ties.
    public var ties: TieTreatment
    /// Whether position has an effect of its own.
    public var intercept: Bool
    /// Whether effects vary by rater.
    public var byRater: Bool
    /// Chains, draws, seed.
    public var settings: SamplerSettings
    /// How the posterior is sampled.
    public var sampler: EffectSampler
    /// Whether the fits on other data and without each feature are made.
    public var sensitivity: Bool

    /// Creates options; the defaults are the paper's, with a scale chosen on held-out pairs.
    public init(
        family: PriorFamily = .laplace, scale: Double? = nil, ties: TieTreatment = .leftOut, intercept: Bool = false,
        byRater: Bool = false, settings: SamplerSettings = SamplerSettings(), sampler: EffectSampler = .automatic,
        sensitivity: Bool = true
    ) {
        self.family = family
        self.scale = scale
        self.ties = ties
        self.intercept = intercept
        self.byRater = byRater
        self.settings = settings
        self.sampler = sampler
        self.sensitivity = sensitivity
    }
}
