import CandorStatistics
import Testing

@Suite("The sampler refuses what it cannot sample, and never crashes")
struct SamplerFailureTests {
    @Test(
        "Settings that give nothing",
        arguments: [
            SamplerSettings(chains: 0), SamplerSettings(warmup: -1), SamplerSettings(draws: 3),
            SamplerSettings(maximumTreeDepth: 0), SamplerSettings(targetAcceptance: 1),
            SamplerSettings(targetAcceptance: .nan),
        ])
    func uselessSettings(settings: SamplerSettings) {
        #expect(throws: StatisticsError.self) { try NoUTurnSampler(settings: settings) }
    }

    @Test("A density that is nowhere finite")
    func nowhereFinite() async {
        let density = TargetDensity(dimension: 2) { _, _ in .nan }
        await #expect { try await density.draws(SamplerSettings(seed: 1)) } throws: {
            ($0 as? StatisticsError)?.code == .notFinite
        }
    }

    @Test("A density that cannot be normalised")
    func improper() async {
        let flat = TargetDensity(dimension: 2) { position, gradient in
            for index in position.indices { gradient[index] = 0 }
            return 0
        }
        await #expect { try await flat.draws(SamplerSettings(seed: 1)) } throws: {
            ($0 as? StatisticsError)?.code == .notFinite
        }
    }

    @Test("Where the density ends or its gradient is not a number, trajectories diverge and the rest is sampled")
    func edges() async throws {
        let half = TargetDensity(dimension: 1) { position, gradient in
            gradient[0] = position[0] > 0 ? -1 : .nan
            return position[0] > 0 ? -position[0] : 0
        }
        let draws = try await half.draws(SamplerSettings(draws: 500, seed: 2), from: [[1], [1], [1], [1]])
        #expect(draws.steps.contains { $0.isDivergent })
        #expect(draws.chains.allSatisfy { $0.values.allSatisfy { $0 > 0 } })
    }

    @Test("Names and starting points that do not fit")
    func misfits() async throws {
        let sampler = try NoUTurnSampler()
        let density = TargetDensity.standardNormal(2)
        await #expect(throws: StatisticsError.self) { try await sampler.sample(density, names: ["a"]) }
        await #expect(throws: StatisticsError.self) {
            try await sampler.sample(density, names: ["a", "b"], from: [[0, 0]])
        }
        await #expect(throws: StatisticsError.self) {
            try await sampler.sample(
                density, names: ["a", "b"], from: [[Double]](repeating: [.infinity, 0], count: 4))
        }
        await #expect(throws: StatisticsError.self) {
            try await sampler.sample(TargetDensity.standardNormal(0), names: [])
        }
    }

    @Test("A cancelled task ends its chains")
    func cancellation() async throws {
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await TargetDensity.standardNormal(2).draws(SamplerSettings(draws: 1_000_000_000, seed: 3))
        }
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}
