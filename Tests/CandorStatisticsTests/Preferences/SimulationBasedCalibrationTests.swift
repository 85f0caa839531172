import Foundation
import Testing

@testable import CandorStatistics

@Suite("Simulation-based calibration")
struct SimulationBasedCalibrationTests {
    /// Effects drawn from the prior, pairs from the effects, then the rank of each effect among draws of its posterior:
    /// uniform if and only if prior, likelihood and sampler belong together (Talts et al. 2018, "Validating Bayesian
    /// inference algorithms with simulation-based calibration").
    @Test("Ranks are uniform and 95% intervals cover", arguments: [EffectSampler.nuts, .delayedAcceptance])
    func ranks(sampler: EffectSampler) async throws {
        let scale = 0.4
        let sets = 120
        let bins = 8
        var counts = Array(repeating: 0, count: bins)
        var covered = 0
        var generator = SeededGenerator(seed: 11, stream: "calibration")
        for set in 0..<sets {
            let effects = (0..<3).map { _ in
                let size = -scale * log1p(-generator.nextUniform())
                return generator.nextUniform() < 0.5 ? -size : size
            }
            let data = try PlantedPairs(pairs: 80, effects: effects, seed: UInt64(set)).data()
            let fit = try await EffectModel(prior: .laplace(scale: scale)).fit(
                data, settings: SamplerSettings(chains: 1, warmup: 150, draws: 630, seed: UInt64(set)),
                sampler: sampler)
            for (place, effect) in effects.enumerated() {
                // Every tenth draw: nearly independent ones, 63 of them, so that there are 64 ranks.
                let draws = fit.draws.series(place)[0].enumerated().filter { $0.offset % 10 == 0 }.map(\.element)
                counts[draws.count { $0 < effect } * bins / (draws.count + 1)] += 1
                let posterior = try #require(fit.effects["f\(place)"]).effect
                if posterior.lower95 <= effect, effect <= posterior.upper95 { covered += 1 }
            }
        }
        let expected = Double(3 * sets) / Double(bins)
        let chiSquare = counts.reduce(0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
        // The 99.9% quantile on 7 degrees of freedom.
        #expect(chiSquare < 24.32)
        let coverage = Double(covered) / Double(3 * sets)
        #expect(coverage > 0.91 && coverage < 0.985)
    }
}
