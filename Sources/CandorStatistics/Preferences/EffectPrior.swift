/// What is believed of a feature's effect before the data.
public enum EffectPrior: Hashable, Sendable {
    /// Laplace(0, scale): most effects near zero, a few not (paper, section 4.1, with scale 0.01).
    case laplace(scale: Double)
    /// Normal(0, scale).
    case normal(scale: Double)
    /// The regularised horseshoe (Piironen & Vehtari 2017): global scale, and a slab of the given scale and degrees of
    /// freedom for the effects that escape the shrinkage.
    case horseshoe(globalScale: Double, slabScale: Double, slabDegreesOfFreedom: Double)
}
