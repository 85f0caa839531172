import Foundation
import Testing

@testable import CandorStatistics

@Suite("Analyses around a fit of preferences")
struct PreferenceAnalysisTests {
    private let settings = SamplerSettings(chains: 2, warmup: 200, draws: 250, seed: 3)

    @Test("Held-out pairs are predicted better than by chance, about as well as by the L1 point estimate")
    func holdout() async throws {
        let data = try PlantedPairs(pairs: 4000, effects: [1, -0.7, 0, 0]).data()
        let lengths = (0..<data.count).map { Double(data.labels(at: $0)[2]) }
        let model = EffectModel(prior: .laplace(scale: 0.3))
        let made = try await model.holdoutReport(on: data, lengthDifference: lengths, settings: settings)
        let report = try #require(made)
        #expect(report.pairs == 400)
        #expect(report.scores.map(\.name) == ["posterior", "l1", "longer", "chance"])
        let (posterior, l1, longer) = (report.scores[0], report.scores[1], report.scores[2])
        #expect(posterior.accuracyLower > 0.6)
        #expect(abs(posterior.accuracy - l1.accuracy) < 0.03)
        #expect(try #require(posterior.logLikelihood) > -0.65)
        #expect(longer.accuracyLower < 0.5 && longer.accuracyUpper > 0.5)
        #expect(longer.logLikelihood == nil)
        #expect(report.calibration.map(\.pairs).reduce(0, +) == 400)
        #expect(report.calibrationError < 0.08)
        let few = data.selecting(Array(0..<9))
        let none = try await model.holdoutReport(on: few, settings: settings)
        #expect(none == nil)
    }

    @Test("Scores of hand-worked predictions")
    func scores() {
        let score = HoldoutReport.Score(
            name: "", predicted: [0.8, 0.5, 0.25, 0.9], shares: [1, 1, 0.5, 0])
        // 1, ½ and the soft label's ½, 0.
        #expect(score.accuracy == 0.5)
        let expected = (log(0.8) + log(0.5) + 0.5 * log(0.25) + 0.5 * log(0.75) + log(0.1)) / 4
        #expect(abs((score.logLikelihood ?? 0) - expected) < 1e-12)
        #expect(HoldoutReport.Score.logLikelihood(predicted: [1, 0], shares: [1, 0]) == 0)
    }

    @Test("The scale of the prior that predicts best is chosen, and it is neither far too small nor far too large")
    func priorScale() async throws {
        let effects = (0..<10).map { $0.isMultiple(of: 2) ? 0.4 : -0.3 }
        let data = try PlantedPairs(pairs: 2000, effects: effects).data()
        let trials = try await EffectModel().priorScaleTrials(
            on: data, scales: [0.001, 0.3, 100], settings: settings)
        #expect(trials.map(\.scale) == [0.001, 0.3, 100])
        #expect(!trials[0].isChosen)
        #expect(trials.count(where: \.isChosen) == 1)
        let best = try #require(trials.first { $0.isChosen })
        #expect(trials.allSatisfy { $0.logLikelihood <= best.logLikelihood })
        #expect(trials[0].logLikelihood < trials[1].logLikelihood)
        let tiny = data.selecting(Array(0..<5))
        await #expect(throws: StatisticsError.self) {
            try await EffectModel().priorScaleTrials(on: tiny, settings: settings)
        }
    }

    @Test("Six fits leave out a sixth each; each feature is unobserved once")
    func sensitivity() async throws {
        let data = try PlantedPairs(pairs: 602, effects: [0.8, 0.8, 0]).data()
        let model = EffectModel(prior: .laplace(scale: 0.3))
        let splits = try await model.splitFits(of: data, settings: settings, combinations: ["both": ["f0", "f1"]])
        #expect(splits.map(\.name) == (1...6).map { "split \($0)" })
        #expect(splits.map { 602 - $0.pairs }.sorted() == [100, 100, 100, 100, 101, 101])
        #expect(splits.allSatisfy { $0.combined["both"] != nil })
        let unobserved = try await model.unobservedFits(
            of: data, settings: settings, combinations: ["both": ["f0", "f1"]])
        #expect(unobserved.map(\.name) == data.features)
        #expect(unobserved.map { $0.probability.keys.sorted() } == [["f1", "f2"], ["f0", "f2"], ["f0", "f1"]])
        #expect(unobserved.map { $0.combined["both"] != nil } == [false, false, true])
    }

    @Test("The penalised maximum satisfies its conditions: no feature can be moved to gain")
    func pointEstimate() throws {
        let data = try PlantedPairs(pairs: 500, effects: [1, -0.5, 0, 0, 0.03], correlation: 0.3).data()
        let likelihood = PairLikelihood(
            MergedPairs(data, hasPosition: true, ties: .leftOut, byGroup: false), hasTies: false)
        let scale = 0.05
        let estimate = LaplacePointEstimate.coefficients(of: likelihood, features: 5, scale: scale)
        var gradient = estimate
        _ = likelihood.evaluate(at: estimate, gradient: &gradient)
        for feature in 0..<5 {
            if estimate[feature] == 0 {
                #expect(abs(gradient[feature]) <= 1 / scale + 1e-6)
            } else {
                #expect(abs(gradient[feature] - (estimate[feature] > 0 ? 1 : -1) / scale) < 1e-3)
            }
        }
        #expect(estimate[..<5].contains(0))
        #expect(abs(gradient[5] - estimate[5]) < 1e-3)
    }

    @Test("An odds ratio of 4 is a risk ratio of 2, whose E-value is 2 + √2")
    func eValue() {
        #expect(abs(ConfoundingBound.eValue(ofEffect: log(4)) - (2 + 2.0.squareRoot())) < 1e-12)
        #expect(abs(ConfoundingBound.eValue(ofEffect: -log(4)) - (2 + 2.0.squareRoot())) < 1e-12)
        #expect(ConfoundingBound.eValue(ofEffect: 0) == 1)
    }

    @Test("The strongest observed confounder is the feature that both goes with the one in question and has an effect")
    func confounding() async throws {
        var generator = SeededGenerator(seed: 8)
        var data = PreferenceData(features: ["x", "companion", "stranger"])
        for _ in 0..<3000 {
            let x = Int8(generator.nextIndex(below: 3)) - 1
            let companion = generator.nextUniform() < 0.7 ? x : Int8(generator.nextIndex(below: 3)) - 1
            let stranger = Int8(generator.nextIndex(below: 3)) - 1
            let predictor = 0.5 * Double(x) + 0.6 * Double(companion) + 1.2 * Double(stranger)
            let isA = generator.nextUniform() < 1 / (1 + exp(-predictor))
            try data.append(labels: [x, companion, stranger], outcome: .share(isA ? 1 : 0))
        }
        let fit = try await EffectModel(prior: .normal(scale: 1)).fit(
            data, settings: settings, combinations: ["pair": ["x", "stranger"]])
        let bounds = fit.confoundingBounds(of: ["x", "pair", "unknown"], data: data)
        #expect(bounds.map(\.name) == ["x", "pair"])
        #expect(bounds.allSatisfy { $0.strongestObserved == "companion" })
        let effect = try #require(fit.effects["companion"]).effect.median
        #expect(abs(try #require(bounds[0].strongestObservedRiskRatio) - exp(effect / 2)) < 1e-9)
        #expect(bounds[0].eValueOfInterval > 1 && bounds[0].eValueOfInterval < bounds[0].eValue)
    }

    @Test("Two data sets' effects are compared draw by draw")
    func difference() async throws {
        let model = EffectModel(prior: .normal(scale: 1))
        let combinations = ["both": ["f0", "f1"]]
        let first = try await model.fit(
            PlantedPairs(pairs: 2000, effects: [0.9, 0.3], seed: 1).data(), settings: settings,
            combinations: combinations)
        let second = try await model.fit(
            PlantedPairs(pairs: 2000, effects: [0.3, 0.3], seed: 2).data(), settings: settings,
            combinations: combinations)
        let differences = first.difference(from: second)
        #expect(differences.map(\.name) == ["f0", "f1", "both"])
        let (f0, f1) = (differences[0], differences[1])
        #expect(f0.probabilityOfGreater > 0.99)
        #expect(f0.effect.lower95 > 0.2 && f0.effect.upper95 < 1)
        #expect(f0.probability.mean > 0)
        #expect(f1.probabilityOfGreater > 0.005 && f1.probabilityOfGreater < 0.995)
        let (one, other) = (try #require(first.effects["f0"]), try #require(second.effects["f0"]))
        #expect(abs(f0.effect.mean - (one.effect.mean - other.effect.mean)) < 1e-9)
        let spread = hypot(one.effect.standardDeviation, other.effect.standardDeviation)
        #expect(abs(f0.effect.standardDeviation / spread - 1) < 0.2)
    }
}
