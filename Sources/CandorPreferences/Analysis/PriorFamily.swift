import CandorStatistics

/// The shape of the prior of the effects; its scale comes apart.
public enum PriorFamily: String, Hashable, Sendable, Codable, CaseIterable {
    /// Most effects near zero, a few not: the paper's.
    case laplace
    /// All effects of one size.
    case normal
    /// The regularised horseshoe: nearly all effects zero, a few hardly shrunk.
    case horseshoe

    /// The prior with a scale; for the horseshoe the global one, with a slab of scale ½ and four degrees of freedom, which
    /// lets an effect that escapes the shrinkage move a probability by some ten points.
    public func prior(scale: Double) -> EffectPrior {
        switch self {
        case .laplace: .laplace(scale: scale)
        case .normal: .normal(scale: scale)
        case .horseshoe: .horseshoe(globalScale: scale, slabScale: 0.5, slabDegreesOfFreedom: 4)
        }
    }
}
