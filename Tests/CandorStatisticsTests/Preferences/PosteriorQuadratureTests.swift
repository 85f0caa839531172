import Foundation
import Testing

@testable import CandorStatistics

@Suite("The posterior of one and two effects against numerical integration")
struct PosteriorQuadratureTests {
    /// Mean and standard deviation of each effect from the definition, on a grid.
    private func moments(_ data: PreferenceData, scale: Double, reach: Double) -> [(mean: Double, deviation: Double)] {
        let features = data.features.count
        let side = features == 1 ? 4001 : 401
        let axis = (0..<side).map { reach * (2 * Double($0) / Double(side - 1) - 1) }
        let points = features == 1 ? axis.map { [$0] } : axis.flatMap { x in axis.map { [x, $0] } }
        let pairs = MergedPairs(data, hasPosition: false, ties: .leftOut, byGroup: false)
        let likelihood = PairLikelihood(pairs, hasTies: false)
        let logs = points.map { point in
            likelihood.value(at: point) - point.reduce(0) { $0 + abs($1) } / scale
        }
        let highest = logs.max() ?? 0
        let weights = logs.map { exp($0 - highest) }
        let total = weights.reduce(0, +)
        return (0..<features).map { feature in
            let mean = zip(points, weights).reduce(0) { $0 + $1.0[feature] * $1.1 } / total
            let square = zip(points, weights).reduce(0) { sum, entry in
                sum + (entry.0[feature] - mean) * (entry.0[feature] - mean) * entry.1
            }
            return (mean, (square / total).squareRoot())
        }
    }

    struct Example: Sendable {
        var planted: PlantedPairs
        var scale: Double
    }

    private static let examples = [
        Example(planted: PlantedPairs(pairs: 12, effects: [0.3]), scale: 0.2),
        Example(planted: PlantedPairs(pairs: 40, effects: [2.5]), scale: 1),
        Example(planted: PlantedPairs(pairs: 60, effects: [0.2, 0.1], correlation: 0.8), scale: 0.1),
        Example(planted: PlantedPairs(pairs: 25, effects: [1.5, -1]), scale: 0.8),
    ]

    @Test(
        "Means and standard deviations agree, kink included, with few pairs and with strong effects",
        arguments: [EffectSampler.nuts, .delayedAcceptance, .automatic], examples)
    func agree(sampler: EffectSampler, example: Example) async throws {
        let data = try example.planted.data()
        let fit = try await EffectModel(prior: .laplace(scale: example.scale)).fit(
            data, settings: SamplerSettings(warmup: 500, draws: 3000, seed: 5), sampler: sampler)
        for (feature, expected) in zip(data.features, moments(data, scale: example.scale, reach: 8)) {
            let summary = try #require(fit.effects[feature])
            let ess = try #require(summary.bulkESS)
            #expect(ess > 1000)
            #expect(abs(summary.effect.mean - expected.mean) < 0.12 * expected.deviation)
            #expect(abs(summary.effect.standardDeviation / expected.deviation - 1) < 0.08)
        }
    }
}
