import CandorTestSupport
import Testing

@testable import CandorStatistics

@Suite("Correcting for the judge's errors")
struct PredictionPoweredTests {
    /// Eight trials, judged 1 1 1 1 0 0 0 0; the first, second, fifth and sixth labelled 1 0 0 0.
    private let trials: [JudgedObservation] = {
        let judged: [Double] = [1, 1, 1, 1, 0, 0, 0, 0]
        let gold: [Int: Double] = [0: 1, 1: 0, 4: 0, 5: 0]
        return judged.enumerated().map { JudgedObservation(cluster: "\($0)", judged: $1, gold: gold[$0]) }
    }()

    @Test("λ = 1 subtracts the judge's mean error on the labelled trials")
    func plain() throws {
        let result = try PredictionPoweredEstimate.mean(of: trials, weighting: .fixed(1))
        #expect(isClose(result.raw.value, 0.5))
        #expect(isClose(result.labelledOnly.value, 0.25))
        // Mean gold 0.25 + (mean judged 0.5 − mean judged of the labelled 0.5).
        #expect(isClose(result.corrected.value, 0.25))
        #expect(result.labelled == 4)
        #expect(result.corrected.n == 8)
        #expect(result.corrected.degreesOfFreedom == 3)
        // Labelled: contributions of gold − judged (centred: 0.25, −0.75, 0.25, 0.25) · √(4/3) / 4, all: ± ½ · √(8/7) / 8.
        let outer = (8.0 / 7).squareRoot() / 16
        let inner = (4.0 / 3).squareRoot() / 4
        let labelled = [0.25 * inner + outer, -0.75 * inner + outer, 0.25 * inner - outer, 0.25 * inner - outer]
        let variance = labelled.reduce(4 * outer * outer) { $0 + $1 * $1 }
        #expect(isClose(result.corrected.standardError, variance.squareRoot()))
    }

    @Test("The tuned weight gives no larger a standard error than either extreme")
    func tuned() throws {
        var generator = SeededGenerator(seed: 21)
        let trials = (0..<300).map { index in
            let truth = generator.nextUniform() < 0.4
            let judged = generator.nextUniform() < 0.2 ? !truth : truth
            return JudgedObservation(
                cluster: "\(index)", judged: judged ? 1 : 0, gold: index % 3 == 0 ? (truth ? 1 : 0) : nil)
        }
        let tuned = try PredictionPoweredEstimate.mean(of: trials)
        let error = try #require(tuned.corrected.standardError)
        for weight in [0, 0.3, 1] {
            let fixed = try PredictionPoweredEstimate.mean(of: trials, weighting: .fixed(weight))
            #expect(error <= (try #require(fixed.corrected.standardError)) + 1e-12)
        }
        #expect(tuned.weight > 0.3 && tuned.weight < 0.9)
        #expect(error < (try #require(tuned.labelledOnly.standardError)))
    }

    @Test("Labels that are all alike and agree with the judge move nothing, and make nothing certain")
    func alike() throws {
        let trials = (0..<10).map { index in
            JudgedObservation(cluster: "\(index)", judged: index < 4 ? 1 : 0, gold: index > 7 ? 0 : nil)
        }
        let result = try PredictionPoweredEstimate.mean(of: trials)
        #expect(result.weight == 1 && isClose(result.corrected.value, 0.4))
        #expect(isClose(result.corrected.standardError, result.raw.standardError))
        // Labelled 0 where the judge said 1 half of the time: his mean error there, ½, is taken off.
        let wrong = trials.enumerated().map { index, trial in
            JudgedObservation(cluster: trial.cluster, judged: index == 9 ? 1 : trial.judged, gold: trial.gold)
        }
        #expect(isClose(try PredictionPoweredEstimate.mean(of: wrong).corrected.value, 0))
    }

    @Test("Everything labelled: the gold mean, whatever the judge said")
    func allLabelled() throws {
        let all = trials.enumerated().map {
            JudgedObservation(cluster: $1.cluster, judged: $1.judged, gold: $0 < 3 ? 1 : 0)
        }
        for weighting in [PredictionPoweredEstimate.Weighting.fixed(1), .tuned] {
            let result = try PredictionPoweredEstimate.mean(of: all, weighting: weighting)
            #expect(isClose(result.corrected.value, 0.375))
            #expect(isClose(result.corrected.standardError, result.labelledOnly.standardError))
        }
    }

    @Test("Nothing labelled: a raw value and no corrected one")
    func noneLabelled() throws {
        let none = trials.map { JudgedObservation(cluster: $0.cluster, judged: $0.judged, gold: nil) }
        let result = try PredictionPoweredEstimate.mean(of: none)
        #expect(result.raw.value == 0.5)
        #expect(result.corrected.value == nil)
        #expect(result.corrected.estimate(denominator: "").value == nil)
        #expect(result.corrected.method.contains("nothing labelled"))
        #expect(try PredictionPoweredEstimate.mean(of: []).corrected.value == nil)
    }

    @Test("Labels of one class: an interval with a width, inside the scale")
    func oneClass() throws {
        let same = trials.map {
            JudgedObservation(cluster: $0.cluster, judged: $0.judged, gold: $0.gold.map { _ in 1 })
        }
        for weighting in [PredictionPoweredEstimate.Weighting.fixed(1), .tuned] {
            let result = try PredictionPoweredEstimate.mean(of: same, weighting: weighting)
            let estimate = result.corrected.estimate(denominator: "")
            #expect(isClose(estimate.value, 1))
            #expect(try #require(estimate.lower) < 0.9)
            #expect(try #require(estimate.upper) <= 1)
        }
    }

    @Test("A value that the correction pushes out of the scale is brought back")
    func clipped() throws {
        let pushed = trials.enumerated().map {
            JudgedObservation(cluster: $1.cluster, judged: $1.judged, gold: $0 > 3 && $0 < 7 ? 1 : nil)
        }
        let estimate = try PredictionPoweredEstimate.mean(of: pushed, weighting: .fixed(1)).corrected
            .estimate(denominator: "")
        // 1 + (0.5 − 0) before.
        #expect(estimate.value == 1)
        #expect(estimate.upper == 1)
        #expect(try #require(estimate.lower) < 1)
    }

    @Test("One label gives a value without a standard error; unscored trials are counted, labelled or not")
    func few() throws {
        let few = trials.enumerated().map {
            JudgedObservation(
                cluster: $1.cluster, judged: $0 == 7 ? nil : $1.judged, gold: $0 == 0 || $0 == 7 ? 1 : nil)
        }
        let result = try PredictionPoweredEstimate.mean(of: few)
        #expect(result.labelled == 1)
        #expect(result.corrected.value != nil)
        #expect(result.corrected.standardError == nil)
        #expect(result.corrected.unscored == 1)
    }

    @Test("A ratio with everything labelled is the ratio of the gold verdicts, error and all")
    func ratioAllLabelled() throws {
        let gold = (0..<12).map { RatioObservation(cluster: "\($0)", event: $0 % 3 == 0, given: $0 % 2 == 0) }
        let trials = gold.enumerated().map { index, truth in
            JudgedRatioObservation(
                judged: RatioObservation(cluster: truth.cluster, event: index % 4 == 0, given: index < 8), gold: truth)
        }
        let result = try PredictionPoweredEstimate.ratio(of: trials)
        let direct = try LinearStatistic.ratio(of: gold)
        #expect(isClose(result.corrected.value, direct.value))
        // The direct ratio counts the 6 clusters that satisfy the condition, the delta method all 12.
        let expected = (try #require(direct.standardError)) * (12.0 / 11 * 5 / 6).squareRoot()
        #expect(isClose(result.corrected.standardError, expected))
        #expect(isClose(result.raw.value, 0.25))
    }

    @Test("A ratio without labels, or whose corrected denominator is 0, has no corrected value")
    func ratioWithoutValue() throws {
        let judged = (0..<6).map { RatioObservation(cluster: "\($0)", event: true, given: $0 < 4) }
        let none = try PredictionPoweredEstimate.ratio(
            of: judged.map { JudgedRatioObservation(judged: $0, gold: nil) })
        #expect(none.raw.value == 1)
        #expect(none.corrected.value == nil)
        let never = try PredictionPoweredEstimate.ratio(
            of: judged.map {
                JudgedRatioObservation(
                    judged: $0, gold: RatioObservation(cluster: $0.cluster, event: true, given: false))
            })
        #expect(never.corrected.value == nil)
    }
}
