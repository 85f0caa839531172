import Foundation
import Testing

@testable import CandorStatistics

@Suite("Delayed acceptance")
struct DelayedAcceptanceTests {
    @Test(
        "The posterior is that of NUTS within Monte-Carlo error",
        arguments: [
            PlantedPairs(pairs: 1500, effects: [0.2, -0.1, 0, 0, 0.05, 0]),
            PlantedPairs(pairs: 800, effects: [0.2, 0.2, 0, 0], correlation: 0.9),
            PlantedPairs(pairs: 60, effects: [1, -1, 0]),
        ], [EffectPrior.laplace(scale: 0.1), .normal(scale: 0.3)])
    func equalsNUTS(planted: PlantedPairs, prior: EffectPrior) async throws {
        let data = try planted.data()
        let model = EffectModel(prior: prior)
        let settings = SamplerSettings(warmup: 300, draws: 1500, seed: 9)
        let reference = try await model.fit(data, settings: settings, sampler: .nuts)
        let fit = try await model.fit(data, settings: settings, sampler: .delayedAcceptance)
        #expect(fit.diagnostics.sampler == "nuts-delayed-acceptance")
        for feature in data.features {
            let (mine, other) = (try #require(fit.effects[feature]), try #require(reference.effects[feature]))
            let error = hypot(try #require(mine.mcse), try #require(other.mcse))
            #expect(abs(mine.effect.mean - other.effect.mean) < 5 * error)
            #expect(abs(mine.effect.standardDeviation / other.effect.standardDeviation - 1) < 0.15)
        }
        #expect(fit.diagnostics.warnings.isEmpty)
        #expect(reference.diagnostics.warnings.isEmpty)
    }

    @Test("With many pairs nearly every proposal is accepted, and draws are nearly independent")
    func manyPairs() async throws {
        let data = try PlantedPairs(pairs: 4000, effects: [0.05, 0, -0.03, 0, 0, 0, 0, 0]).data()
        let fit = try await EffectModel().fit(data, settings: SamplerSettings(warmup: 300, draws: 500, seed: 2))
        #expect(fit.diagnostics.sampler == "nuts-delayed-acceptance")
        #expect(try #require(fit.diagnostics.correctionAcceptance) > 0.97)
        #expect(try #require(fit.diagnostics.minimumBulkESS) > 1000)
        #expect(try #require(fit.diagnostics.minimumTailESS) > 800)
        #expect(fit.diagnostics.hasConverged)
    }

    @Test("A surrogate that fits badly is given up, and the diagnostics say so")
    func givesUp() async throws {
        let data = try PlantedPairs(pairs: 12, effects: [3, -3, 1]).data()
        let fit = try await EffectModel(prior: .laplace(scale: 2)).fit(
            data, settings: SamplerSettings(warmup: 300, draws: 500, seed: 2))
        #expect(fit.diagnostics.sampler == "nuts-after-surrogate")
        #expect(fit.diagnostics.correctionAcceptance == nil)
    }

    @Test("A Gibbs update follows its conditional distribution, far in the tails as well")
    func conditional() throws {
        var generator = SeededGenerator(seed: 4)
        for (slope, precision, scale) in [(0.5, 1.0, 1.0), (40.0, 2.0, 0.02), (-3.0, 0.1, 0.5), (300.0, 4.0, 0.01)] {
            let sweep = LaplaceSweep(
                likelihood: QuadraticLikelihood(slope: slope, precision: precision), effects: 1, scale: scale)
            var draws: [Double] = []
            var position = [0.0]
            for _ in 0..<20_000 {
                sweep.run(&position, isBackward: false, using: &generator)
                draws.append(position[0])
            }
            let reach = 12 * (abs(slope) / precision + 1 / precision.squareRoot())
            let grid = (0..<200_001).map { reach * (Double($0) / 100_000 - 1) }
            let logs = grid.map { slope * $0 - 0.5 * precision * $0 * $0 - abs($0) / scale }
            let highest = logs.max() ?? 0
            let weights = logs.map { exp($0 - highest) }
            let total = weights.reduce(0, +)
            let mean = zip(grid, weights).reduce(0) { $0 + $1.0 * $1.1 } / total
            let square = zip(grid, weights).reduce(0) { $0 + ($1.0 - mean) * ($1.0 - mean) * $1.1 } / total
            let summary = PosteriorSummary(of: draws)
            #expect(abs(summary.mean - mean) < 4.5 * (square / 20_000).squareRoot())
            #expect(abs(summary.standardDeviation / square.squareRoot() - 1) < 0.05)
        }
    }
}

extension QuadraticLikelihood {
    /// slope · x − ½ precision · x².
    fileprivate init(slope: Double, precision: Double) {
        var information = SquareMatrix(size: 1)
        information[0, 0] = precision
        self.init(centre: [0], height: 0, gradient: [slope], information: information)
    }
}
