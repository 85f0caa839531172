import CandorStatistics
import Foundation
import Testing

@Suite("The No-U-Turn sampler draws from the density it is given")
struct NoUTurnSamplerTests {
    @Test("Means, variances and covariance of a correlated normal", arguments: SamplerSettings.Metric.allCases)
    func correlatedNormal(metric: SamplerSettings.Metric) async throws {
        let draws = try await TargetDensity.correlatedNormal.draws(SamplerSettings(metric: metric, seed: 1))
        #expect(try draws.deviations(from: 1) { $0[$0.startIndex] } < 4)
        #expect(try draws.deviations(from: -2) { $0[$0.startIndex + 1] } < 4)
        #expect(try draws.deviations(from: 1) { pow($0[$0.startIndex] - 1, 2) } < 4)
        #expect(try draws.deviations(from: 9) { pow($0[$0.startIndex + 1] + 2, 2) } < 4)
        #expect(try draws.deviations(from: 2.7) { ($0[$0.startIndex] - 1) * ($0[$0.startIndex + 1] + 2) } < 4)
        #expect(draws.steps.allSatisfy { !$0.isDivergent })
        let rHat = try #require(ConvergenceDiagnostics.rHat(draws.series(1)))
        #expect(rHat < 1.02)
    }

    @Test("A dense metric needs shorter trajectories where coordinates hang together")
    func denseMetric() async throws {
        func steps(_ metric: SamplerSettings.Metric) async throws -> Int {
            try await TargetDensity.correlatedNormal.draws(SamplerSettings(metric: metric, seed: 3)).steps
                .reduce(0) { $0 + $1.leapfrogSteps }
        }
        let (dense, diagonal) = (try await steps(.dense), try await steps(.diagonal))
        #expect(Double(dense) < 0.7 * Double(diagonal))
    }

    @Test("One dimension, one chain")
    func oneDimension() async throws {
        let draws = try await TargetDensity.standardNormal(1).draws(SamplerSettings(chains: 1, draws: 4000, seed: 4))
        #expect(try draws.deviations(from: 0) { $0[$0.startIndex] } < 4)
        #expect(try draws.deviations(from: 1) { pow($0[$0.startIndex], 2) } < 4)
    }

    @Test("The kink of a Laplace density does no harm")
    func laplace() async throws {
        let draws = try await TargetDensity.laplace(6).draws(SamplerSettings(draws: 3000, seed: 5))
        for index in 0..<6 {
            #expect(try draws.deviations(from: 1) { abs($0[$0.startIndex + index]) } < 4)
            #expect(try draws.deviations(from: 2) { pow($0[$0.startIndex + index], 2) } < 4)
        }
    }

    @Test("Neal's funnel is reported by its divergences, and has none when it is not centred")
    func funnel() async throws {
        let centred = try await TargetDensity.funnel.draws(SamplerSettings(seed: 6))
        #expect(centred.steps.contains { $0.isDivergent })
        // The same with x = exp(v / 2) z: v and z are independent.
        let nonCentred = TargetDensity(dimension: 10) { position, gradient in
            gradient[0] = -position[0] / 9
            for index in 1..<10 { gradient[index] = -position[index] }
            return -position[0] * position[0] / 18 - 0.5 * position.dropFirst().reduce(0) { $0 + $1 * $1 }
        }
        let clean = try await nonCentred.draws(SamplerSettings(seed: 6))
        #expect(clean.steps.allSatisfy { !$0.isDivergent })
        #expect(try clean.deviations(from: 9) { pow($0[$0.startIndex], 2) } < 4)
    }

    @Test("Eight schools: the posterior means that quadrature over μ and τ gives")
    func eightSchools() async throws {
        let draws = try await TargetDensity.eightSchools.draws(
            SamplerSettings(warmup: 1000, draws: 4000, targetAcceptance: 0.95, seed: 7))
        let expected = EightSchoolsQuadrature.means
        #expect(try draws.deviations(from: expected.mu) { $0[$0.startIndex] } < 4)
        #expect(try draws.deviations(from: expected.tau) { exp($0[$0.startIndex + 1]) } < 4)
        #expect(abs(expected.mu - 4.4) < 0.1 && abs(expected.tau - 3.6) < 0.1)
    }

    @Test("Without warm-up it still draws from the density")
    func noWarmup() async throws {
        let settings = SamplerSettings(warmup: 0, draws: 2000, seed: 8)
        let draws = try await TargetDensity.standardNormal(3).draws(
            settings, from: [[Double]](repeating: [0, 0, 0], count: 4))
        #expect(try draws.deviations(from: 0) { $0[$0.startIndex] } < 4)
        #expect(try draws.deviations(from: 1) { pow($0[$0.startIndex], 2) } < 4)
    }

    @Test("The step size reaches the acceptance it aims at", arguments: [0.7, 0.8, 0.95])
    func acceptance(target: Double) async throws {
        let settings = SamplerSettings(warmup: 1000, draws: 1000, targetAcceptance: target, seed: 9)
        let steps = try await TargetDensity.standardNormal(50).draws(settings).steps
        let mean = steps.reduce(0) { $0 + $1.acceptance } / Double(steps.count)
        // The averaged step size errs on the side of care, as it does in Stan: acceptance falls the faster the longer the
        // step.
        #expect(mean > target - 0.03 && mean < target + 0.13)
    }

    @Test("The same seed, the same draws, whatever runs beside a chain")
    func determinism() async throws {
        let target = TargetDensity.correlatedNormal
        let four = try await target.draws(SamplerSettings(chains: 4, warmup: 200, draws: 100, seed: 10))
        let again = try await target.draws(SamplerSettings(chains: 4, warmup: 200, draws: 100, seed: 10))
        let two = try await target.draws(SamplerSettings(chains: 2, warmup: 200, draws: 100, seed: 10))
        let other = try await target.draws(SamplerSettings(chains: 2, warmup: 200, draws: 100, seed: 11))
        #expect(four == again)
        #expect(Array(four.chains.prefix(2)) == two.chains)
        #expect(two.chains != other.chains)
        #expect(four.chains[0] != four.chains[1])
    }

    @Test("Ranks of parameters drawn from the prior are uniform among their posterior draws")
    func simulationBasedCalibration() async throws {
        // μ ~ Normal(0, 1), y ~ Normal(μ, 1) (Talts et al., "Validating Bayesian inference algorithms with
        // simulation-based calibration", arXiv:1804.06788, 2018).
        var generator = SeededGenerator(seed: 12)
        var counts = [Int](repeating: 0, count: 8)
        for replication in 0..<400 {
            let mu = generator.nextNormal()
            let y = mu + generator.nextNormal()
            let posterior = TargetDensity(dimension: 1) { position, gradient in
                gradient[0] = -position[0] + (y - position[0])
                return -0.5 * position[0] * position[0] - 0.5 * (y - position[0]) * (y - position[0])
            }
            let settings = SamplerSettings(chains: 1, warmup: 100, draws: 310, seed: UInt64(replication))
            let draws = try await posterior.draws(settings).chains[0].values
            // Every tenth of them, so that ranks are those of nearly independent draws.
            let rank = stride(from: 0, to: 310, by: 10).count { draws[$0] < mu }
            counts[rank * 8 / 32] += 1
        }
        let squares = counts.reduce(0.0) { $0 + pow(Double($1) - 50, 2) / 50 }
        // χ² with 7 degrees of freedom lies above 24.3 once in a thousand.
        #expect(squares < 24.3)
    }
}
