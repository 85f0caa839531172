import Foundation

/// The posterior means of the eight schools without a sampler: given τ everything is normal, and over ln τ a sum is taken.
enum EightSchoolsQuadrature {
    static let means: (mu: Double, tau: Double) = {
        let effects = [28.0, 8, -3, 7, -1, 1, 18, 12]
        let errors = [15.0, 10, 16, 11, 9, 11, 10, 18]
        var (weights, mu, tau) = (0.0, 0.0, 0.0)
        for step in 0..<6000 {
            let scale = exp(-12 + Double(step) * 0.003)
            // With the effects integrated out, y_j ~ Normal(μ, σ_j² + τ²) and μ ~ Normal(0, 5).
            var precision = 1.0 / 25
            var sum = 0.0
            var logWeight = -log1p(scale * scale / 25) + log(scale)
            for (effect, error) in zip(effects, errors) {
                let variance = error * error + scale * scale
                precision += 1 / variance
                sum += effect / variance
                logWeight -= 0.5 * log(variance) + 0.5 * effect * effect / variance
            }
            logWeight += 0.5 * sum * sum / precision - 0.5 * log(precision)
            let weight = exp(logWeight)
            weights += weight
            mu += weight * sum / precision
            tau += weight * scale
        }
        return (mu / weights, tau / weights)
    }()
}
