import Foundation
import Testing

@testable import CandorStatistics

@Suite("Fits of preference models")
struct EffectModelTests {
    private let settings = SamplerSettings(warmup: 300, draws: 500, seed: 3)

    @Test("Planted effects lie within their posteriors, those absent near zero")
    func planted() async throws {
        let effects = [0.8, -0.5, 0.2, 0, 0, 0]
        let data = try PlantedPairs(pairs: 3000, effects: effects).data()
        let fit = try await EffectModel(prior: .laplace(scale: 0.5)).fit(
            data, settings: settings, combinations: ["both": ["f0", "f2"], "none": ["f0", "unknown"]])
        for (feature, effect) in zip(data.features, effects) {
            let posterior = try #require(fit.effects[feature]?.effect)
            #expect(abs(posterior.mean - effect) < 3.5 * posterior.standardDeviation)
            #expect(posterior.standardDeviation < 0.1)
        }
        let first = try #require(fit.effects["f0"])
        #expect(abs(first.probability.median - 1 / (1 + exp(-first.effect.median))) < 1e-3)
        #expect(first.pairs == (0..<data.count).count { data.labels(at: $0)[0] != 0 })
        #expect(fit.combined.keys.sorted() == ["both"])
        #expect(abs(try #require(fit.combinedEffects["both"]).mean - 1) < 0.2)
        #expect(fit.correlations[0][0] == 1)
        #expect(fit.correlations[0][1] == fit.correlations[1][0])
        #expect(fit.draws.names == data.features)
    }

    @Test("A preference for the first position and Davidson's ties are recovered beside the effects")
    func positionAndTies() async throws {
        let data = try PlantedPairs(pairs: 4000, effects: [0.6, -0.3], position: 0.4, tie: 0.5).data()
        let model = EffectModel(prior: .laplace(scale: 0.5), intercept: true, ties: .davidson)
        let fit = try await model.fit(data, settings: settings)
        let expected = ["position": 0.4, "log_tie": log(0.5)]
        for (name, value) in expected {
            let posterior = try #require(fit.parameters[name])
            #expect(abs(posterior.mean - value) < 3.5 * posterior.standardDeviation)
            #expect(posterior.standardDeviation < 0.1)
        }
        #expect(abs(try #require(fit.effects["f0"]).effect.mean - 0.6) < 0.2)
        #expect(fit.tiesLeftOut == 0)
        #expect(fit.pairs == 4000)
        let decided = try await EffectModel(prior: .laplace(scale: 0.5)).fit(data, settings: settings)
        #expect(decided.tiesLeftOut == data.ties)
        #expect(decided.pairs == 4000 - data.ties)
    }

    @Test("The horseshoe leaves strong effects and shrinks the others")
    func horseshoe() async throws {
        let effects = [1.0, 0, 0, 0, -0.8, 0, 0, 0]
        let data = try PlantedPairs(pairs: 1500, effects: effects).data()
        let horseshoe = EffectPrior.horseshoe(globalScale: 0.05, slabScale: 1, slabDegreesOfFreedom: 4)
        let fit = try await EffectModel(prior: horseshoe).fit(data, settings: settings)
        let flat = try await EffectModel(prior: .normal(scale: 10)).fit(data, settings: settings)
        for (feature, effect) in zip(data.features, effects) {
            let (sparse, wide) = (try #require(fit.effects[feature]), try #require(flat.effects[feature]))
            if effect == 0 {
                #expect(abs(sparse.effect.mean) < abs(wide.effect.mean) + 0.005)
            } else {
                #expect(abs(sparse.effect.mean - wide.effect.mean) < 0.6 * wide.effect.standardDeviation)
            }
        }
        #expect(fit.parameters["global_scale"] != nil)
    }

    @Test("Raters' own effects are pooled: their spread is found, and each lies between its data and the shared effect")
    func groups() async throws {
        let planted = PlantedPairs(pairs: 3000, effects: [0.5, -0.3], groups: 10, spread: 0.5, seed: 2)
        let data = try planted.data()
        let model = EffectModel(prior: .normal(scale: 1), groupSpread: 0.5)
        let fit = try await model.fit(data, settings: SamplerSettings(chains: 2, warmup: 300, draws: 300, seed: 3))
        let spread = try #require(fit.parameters["spread(f0)"])
        #expect(spread.lower95 > 0.15 && spread.upper95 < 1.3)
        #expect(fit.groupEffects["f0"]?.count == 10)
        let groups = try #require(fit.groupEffects["f0"])
        let shared = try #require(fit.effects["f0"]).effect
        #expect(try #require(groups.map(\.mean).max()) > shared.mean)
        #expect(try #require(groups.map(\.mean).min()) < shared.mean)
        let alone = try PlantedPairs(pairs: 3000, effects: [0.5, -0.3], groups: 10, spread: 0, seed: 2).data()
        let same = try await model.fit(alone, settings: SamplerSettings(chains: 2, warmup: 300, draws: 300, seed: 3))
        #expect(try #require(same.parameters["spread(f0)"]).median < 0.2)
    }

    @Test("A feature that no pair carries keeps its prior")
    func constantFeature() async throws {
        var data = PreferenceData(features: ["absent", "x"])
        for pair in 0..<200 {
            try data.append(labels: [0, pair.isMultiple(of: 2) ? 1 : -1], outcome: .share(pair % 3 == 0 ? 0 : 1))
        }
        for sampler in [EffectSampler.nuts, .automatic] {
            let fit = try await EffectModel(prior: .laplace(scale: 0.5)).fit(
                data, settings: SamplerSettings(draws: 2000, seed: 1), sampler: sampler)
            let absent = try #require(fit.effects["absent"])
            #expect(absent.pairs == 0)
            #expect(abs(absent.effect.median) < 0.06)
            #expect(abs(absent.effect.upper50 - 0.5 * log(2)) < 0.06)
            #expect(abs(absent.effect.lower95 + 0.5 * log(20)) < 0.25)
        }
    }

    @Test("Two features that always agree share their effect, even under a prior that hardly tells them apart")
    func equalFeatures() async throws {
        var data = PreferenceData(features: ["one", "same"])
        for pair in 0..<600 {
            let label = Int8(pair % 3) - 1
            try data.append(
                labels: [label, label],
                outcome: .share((pair / 3) % 4 == 0 ? 0.5 - 0.5 * Double(label) : 0.5 + 0.5 * Double(label)))
        }
        let fit = try await EffectModel(prior: .normal(scale: 10)).fit(
            data, settings: settings, combinations: ["sum": ["one", "same"]])
        // Three of four pairs are preferred as labelled: σ(Σα) = ¾.
        let sum = try #require(fit.combined["sum"])
        #expect(abs(sum.median - 0.75) < 0.06)
        #expect(fit.correlations[0][1] < -0.99)
        #expect(fit.diagnostics.warnings.isEmpty)
    }

    @Test("A feature that separates the pairs perfectly has a finite effect")
    func separable() async throws {
        var data = PreferenceData(features: ["decisive", "other"])
        for pair in 0..<200 {
            try data.append(
                labels: pair.isMultiple(of: 2) ? [1, 0] : [-1, 1], outcome: .share(pair.isMultiple(of: 2) ? 1 : 0))
        }
        let fit = try await EffectModel(prior: .laplace(scale: 1)).fit(data, settings: settings)
        let effect = try #require(fit.effects["decisive"]).effect
        #expect(effect.lower95 > 2)
        #expect(effect.upper95 < 20)
        #expect(fit.diagnostics.warnings.isEmpty)
    }

    @Test("One pair and one chain suffice; no usable pair is an error that says why")
    func fewest() async throws {
        var data = PreferenceData(features: ["x"])
        try data.append(labels: [1], outcome: .tie)
        let onlyTies = data
        await #expect(throws: StatisticsError.self) { try await EffectModel().fit(onlyTies, settings: settings) }
        await #expect(throws: StatisticsError.self) {
            try await EffectModel().fit(PreferenceData(features: ["x"]), settings: settings)
        }
        try data.append(labels: [1], outcome: .share(1))
        let pair = data
        await #expect(throws: StatisticsError.self) {
            try await EffectModel(prior: .laplace(scale: 0)).fit(pair, settings: settings)
        }
        let fit = try await EffectModel(prior: .laplace(scale: 1)).fit(
            data, settings: SamplerSettings(chains: 1, seed: 1))
        #expect(fit.pairs == 1)
        #expect(try #require(fit.effects["x"]).effect.mean > 0.1)
        #expect(fit.diagnostics.maximumRHat != nil)
    }

    @Test("The same seed gives the same draws, another one others")
    func determinism() async throws {
        let data = try PlantedPairs(pairs: 300).data()
        let model = EffectModel(prior: .laplace(scale: 0.2))
        for sampler in [EffectSampler.nuts, .delayedAcceptance] {
            let first = try await model.fit(data, settings: settings, sampler: sampler)
            let second = try await model.fit(data, settings: settings, sampler: sampler)
            let other = try await model.fit(
                data, settings: SamplerSettings(warmup: 300, draws: 500, seed: 4), sampler: sampler)
            #expect(first.draws == second.draws)
            #expect(first.draws != other.draws)
        }
    }
}
