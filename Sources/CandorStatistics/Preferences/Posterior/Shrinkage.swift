import Foundation

/// One effect under the regularised horseshoe (Piironen & Vehtari 2017, "Sparsity information and regularization in the
/// horseshoe and other shrinkage priors", eq. 2.8): α = z τ λ̃ with λ̃² = c²λ² / (c² + τ²λ²).
struct Shrinkage {
    /// The factor of z: τ λ̃.
    let scale: Double
    /// α.
    let effect: Double
    /// c² / (c² + τ²λ²): 1 where the slab does not matter. It is ∂ln α/∂ln λ and ∂ln α/∂ln τ; ∂ln α/∂ln c² = ½ (1 − it).
    let free: Double

    /// Works out one feature's effect.
    /// - Parameters:
    ///   - feature: Its index.
    ///   - parameters: Where the scales stand.
    ///   - globalScale: The scale of τ.
    ///   - position: All parameters.
    init(of feature: Int, _ parameters: EffectParameters, _ globalScale: Double, _ position: [Double]) {
        let first = parameters.shrinkagePlace
        let unbounded =
            globalScale * exp(position[first + feature] + position[first + parameters.features])
        // (τλ / c)², from logarithms so that neither overflows alone.
        let ratio = unbounded * unbounded * exp(-position[first + parameters.features + 1])
        free = 1 / (1 + ratio)
        scale = unbounded * free.squareRoot()
        effect = position[feature] * scale
    }
}
