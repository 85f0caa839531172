import CandorStatistics
import Foundation

/// Draws labelled pairs and preferences of known effects.
struct SyntheticPairs {
    /// For each feature the share of pairs that differ in it.
    let densities: [Double]

    /// What the features are called.
    var names: [String] { densities.indices.map { "feature_\($0 + 1)" } }

    /// Effects drawn from Laplace(0, scale), by the inverse of its distribution function.
    func effects(scale: Double, using generator: inout SeededGenerator) -> [Double] {
        densities.map { _ in
            let centred = generator.nextUniform() - 0.5
            return -scale * (centred < 0 ? -1 : 1) * log1p(-2 * abs(centred))
        }
    }

    /// Independent labels, and preferences by p(A over B) = σ(Σ αᵢφᵢ).
    func data(pairs: Int, effects: [Double], using generator: inout SeededGenerator) throws -> PreferenceData {
        var data = PreferenceData(features: names)
        data.reserveCapacity(pairs)
        for _ in 0..<pairs {
            let labels = densities.map { density -> Int8 in
                let uniform = generator.nextUniform()
                return uniform < density / 2 ? -1 : uniform < density ? 1 : 0
            }
            let predictor = zip(labels, effects).reduce(0) { $0 + Double($1.0) * $1.1 }
            let isPreferred = generator.nextUniform() < 1 / (1 + exp(-predictor))
            try data.append(labels: labels, outcome: .share(isPreferred ? 1 : 0))
        }
        return data
    }
}
