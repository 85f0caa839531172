/// A model of preferences: p(A over B) = σ(Σ αᵢφᵢ), with a prior on the effects α (paper, section 4.1), and what a serious
/// analyst may want to add to it.
public struct EffectModel: Hashable, Sendable {
    /// The prior of the effects.
    public var prior: EffectPrior
    /// Whether the first position has an effect of its own, with prior Normal(0, 1): a preference for A whatever it says.
    /// It is the parameter `position` of the fit.
    public var intercept: Bool
    /// What becomes of ties. With ``TieTreatment/davidson`` the parameter `log_tie` is ln ν, with prior Normal(0, 1.5).
    public var ties: TieTreatment
    /// With a number, effects vary by group of raters, partially pooled: αᵢᵣ = αᵢ + τᵢ zᵢᵣ with zᵢᵣ ~ Normal(0, 1) and
    /// τᵢ half-normal with this scale (Gelman 2006, "Prior distributions for variance parameters in hierarchical models").
    /// Made for some tens of groups. Pairs without a group share one more group of their own.
    public var groupSpread: Double?

    /// A scale for ``groupSpread`` that lets raters differ by some points of probability.
    public static let defaultGroupSpread = 0.25

    /// Creates a model.
    public init(
        prior: EffectPrior = .laplace(scale: 0.01), intercept: Bool = false, ties: TieTreatment = .leftOut,
        groupSpread: Double? = nil
    ) {
        self.prior = prior
        self.intercept = intercept
        self.ties = ties
        self.groupSpread = groupSpread
    }
}
