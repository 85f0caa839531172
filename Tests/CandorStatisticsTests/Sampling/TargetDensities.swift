import CandorStatistics
import Foundation

/// A density written down in a test.
struct TargetDensity: LogDensity {
    let dimension: Int
    let formula: @Sendable (_ position: [Double], _ gradient: inout [Double]) -> Double

    func evaluate(at position: [Double], gradient: inout [Double]) -> Double {
        formula(position, &gradient)
    }
}

extension TargetDensity {
    /// Independent standard normal coordinates.
    static func standardNormal(_ dimension: Int) -> TargetDensity {
        TargetDensity(dimension: dimension) { position, gradient in
            for index in position.indices { gradient[index] = -position[index] }
            return -0.5 * position.reduce(0) { $0 + $1 * $1 }
        }
    }

    /// Two normal coordinates with means 1 and −2, standard deviations 1 and 3 and correlation 0.9.
    static let correlatedNormal = TargetDensity(dimension: 2) { position, gradient in
        let (x, y) = (position[0] - 1, (position[1] + 2) / 3)
        let scale = 1 / (1 - 0.9 * 0.9)
        gradient[0] = -scale * (x - 0.9 * y)
        gradient[1] = -scale * (y - 0.9 * x) / 3
        return -0.5 * scale * (x * x - 2 * 0.9 * x * y + y * y)
    }

    /// Neal's funnel (Neal, "Slice sampling", Annals of Statistics 31, 2003, section 8): v ~ Normal(0, 3), nine further
    /// coordinates ~ Normal(0, exp(v / 2)).
    static let funnel = TargetDensity(dimension: 10) { position, gradient in
        let v = position[0]
        let squares = position.dropFirst().reduce(0) { $0 + $1 * $1 }
        gradient[0] = -v / 9 - 4.5 + 0.5 * exp(-v) * squares
        for index in 1..<10 { gradient[index] = -exp(-v) * position[index] }
        return -v * v / 18 - 4.5 * v - 0.5 * exp(-v) * squares
    }

    /// Laplace(0, 1) coordinates: a kink at zero.
    static func laplace(_ dimension: Int) -> TargetDensity {
        TargetDensity(dimension: dimension) { position, gradient in
            for index in position.indices { gradient[index] = position[index] > 0 ? -1 : 1 }
            return -position.reduce(0) { $0 + abs($1) }
        }
    }

    /// The eight schools (Rubin, "Estimation in parallel randomized experiments", 1981), non-centred: coordinates μ, ln τ
    /// and the eight standardised effects; μ ~ Normal(0, 5), τ ~ half-Cauchy(0, 5).
    static let eightSchools = TargetDensity(dimension: 10) { position, gradient in
        let effects = [28.0, 8, -3, 7, -1, 1, 18, 12]
        let errors = [15.0, 10, 16, 11, 9, 11, 10, 18]
        let (mu, tau) = (position[0], exp(position[1]))
        let ratio = tau * tau / 25
        var logDensity = -mu * mu / 50 - log1p(ratio) + position[1]
        gradient[0] = -mu / 25
        gradient[1] = 1 - 2 * ratio / (1 + ratio)
        for school in 0..<8 {
            let z = position[2 + school]
            let residual = (effects[school] - mu - tau * z) / errors[school]
            logDensity -= 0.5 * (residual * residual + z * z)
            let slope = residual / errors[school]
            gradient[0] += slope
            gradient[1] += slope * tau * z
            gradient[2 + school] = slope * tau - z
        }
        return logDensity
    }
}
