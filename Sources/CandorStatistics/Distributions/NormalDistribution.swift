import Foundation

/// The standard normal distribution.
public enum NormalDistribution {
    /// Φ(z), the probability of a value of at most `z`. Relatively accurate in the lower tail.
    ///
    /// - Parameter z: a number of standard deviations.
    public static func cumulative(_ z: Double) -> Double {
        0.5 * erfc(-z / 2.0.squareRoot())
    }

    /// The density at `z`.
    ///
    /// - Parameter z: a number of standard deviations.
    public static func density(_ z: Double) -> Double {
        exp(-0.5 * z * z) / (2 * Double.pi).squareRoot()
    }

    /// The z below which a share `probability` of the distribution lies.
    ///
    /// The rational approximation 26.2.23 of Abramowitz and Stegun (error below 4.5·10⁻⁴), made exact by Halley's
    /// steps on `cumulative`.
    ///
    /// - Parameter probability: between 0 and 1; 0 gives −∞, 1 gives +∞, anything outside gives NaN.
    public static func quantile(_ probability: Double) -> Double {
        guard probability >= 0, probability <= 1 else { return .nan }
        guard probability > 0 else { return -.infinity }
        guard probability < 1 else { return .infinity }
        guard probability != 0.5 else { return 0 }
        // The lower half, where `cumulative` keeps its relative accuracy.
        guard probability <= 0.5 else { return -quantile(1 - probability) }
        let t = (-2 * log(probability)).squareRoot()
        let numerator = 2.515517 + t * (0.802853 + t * 0.010328)
        let denominator = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308))
        var z = numerator / denominator - t
        for _ in 0..<3 {
            let error = (cumulative(z) - probability) / density(z)
            z -= error / (1 + 0.5 * z * error)
        }
        return z
    }
}
