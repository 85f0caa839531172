import Foundation

/// Gibbs updates of the effects, one after the other, each drawn exactly from its conditional distribution under the
/// surrogate: a normal likelihood times a Laplace prior, which is one truncated normal on either side of 0 (Hans 2009,
/// "Bayesian lasso regression", section 2.2).
///
/// The prior's kink makes leapfrog steps short and how large the small effects are slow to explore; a draw from the
/// conditional does not notice it. What a sweep is slow at, correlated effects, the No-U-Turn sampler is good at. A sweep
/// forwards before its transitions and one backwards after them are together reversible with respect to the surrogate.
struct LaplaceSweep: Sendable {
    /// The normal log-likelihood.
    let likelihood: QuadraticLikelihood
    /// How many of the coefficients are effects: the first ones.
    let effects: Int
    /// The prior's scale.
    let scale: Double

    /// Updates every effect once.
    /// - Parameters:
    ///   - position: The coefficients.
    ///   - isBackward: Whether the last effect comes first.
    ///   - generator: The chain's random numbers.
    func run(_ position: inout [Double], isBackward: Bool, using generator: inout SeededGenerator) {
        var slope = position
        _ = likelihood.evaluate(at: position, gradient: &slope)
        let size = position.count
        likelihood.information.elements.withUnsafeBufferPointer { information in
            slope.withUnsafeMutableBufferPointer { slope in
                for turn in 0..<effects {
                    let place = isBackward ? effects - 1 - turn : turn
                    let row = place * size
                    let precision = information[row + place]
                    let drawn = draw(
                        pull: slope[place] + precision * position[place], precision: precision, using: &generator)
                    let step = drawn - position[place]
                    position[place] = drawn
                    for other in 0..<size { slope[other] -= step * information[row + other] }
                }
            }
        }
    }

    /// A draw from the density ∝ exp(pull · x − ½ precision · x² − |x| / scale).
    private func draw(pull: Double, precision: Double, using generator: inout SeededGenerator) -> Double {
        // Below it the likelihood says nothing on the prior's scale.
        guard precision * scale * scale > 1e-12 else {
            let size = -scale * log1p(-generator.nextUniform())
            return generator.nextUniform() < 0.5 ? -size : size
        }
        let root = precision.squareRoot()
        // The means of the normals above and below 0, in standard deviations, each seen from its own side.
        let above = (pull - 1 / scale) / root
        let below = (-pull - 1 / scale) / root
        let odds = exp(Self.logWeight(below) - Self.logWeight(above))
        let isAbove = generator.nextUniform() * (1 + odds) < 1
        let size = Self.positiveNormal(mean: isAbove ? above : below, using: &generator) / root
        return isAbove ? size : -size
    }

    /// ln ∫₀^∞ exp(mx − ½x²) dx up to a constant: ½m² + ln Φ(m); far out, where Φ vanishes, by Mills' ratio.
    private static func logWeight(_ mean: Double) -> Double {
        guard mean < -30 else { return 0.5 * mean * mean + log(NormalDistribution.cumulative(mean)) }
        let inverse = 1 / (mean * mean)
        return log(-1 / mean * (1 - inverse * (1 - inverse * (3 - 15 * inverse)))) - 0.5 * log(2 * Double.pi)
    }

    /// A draw from Normal(mean, 1) on x > 0: from the normal itself where most of it lies there, else by rejection from an
    /// exponential (Robert 1995, "Simulation of truncated normal variables", proposition 2.3).
    private static func positiveNormal(mean: Double, using generator: inout SeededGenerator) -> Double {
        if mean > -0.5 {
            while true {
                let x = mean + generator.nextNormal()
                if x > 0 { return x }
            }
        }
        let rate = 0.5 * (-mean + (mean * mean + 4).squareRoot())
        while true {
            let x = -log1p(-generator.nextUniform()) / rate
            let miss = x - mean - rate
            if generator.nextUniform() < exp(-0.5 * miss * miss) { return x }
        }
    }
}
