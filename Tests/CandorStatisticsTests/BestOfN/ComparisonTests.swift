import CandorTestSupport
import Foundation
import Testing

@testable import CandorStatistics

@Suite("Comparisons of two chosen responses")
struct ComparisonTests {
    private static let condition = RankedDraws(cluster: "a", scores: [1, 4, 4, 2, 3])
    private static let baseline = RankedDraws(cluster: "a", scores: [2, 2, 1, 5])
    private static let matrix: [[Double]] = [
        [0, 0.5, 1, 0], [1, 1, 0.5, 0.5], [0.5, 1, 1, 0], [0, 0, 1, 0.5], [1, 0.5, 0.5, 1],
    ]

    @Test("All pairs judged: the same as going through all subsets of both sides", arguments: 1...4)
    func enumeration(_ n: Int) throws {
        let draws = try ComparedDraws(
            condition: Self.condition, baseline: Self.baseline, comparisons: Self.matrix)
        let own = enumeratedWeights(Self.condition.scores, bestOf: n)
        let other = enumeratedWeights(Self.baseline.scores, bestOf: n)
        var expected = 0.0
        for (row, weight) in own.enumerated() {
            for (column, second) in other.enumerated() {
                expected += weight * second * Self.matrix[row][column]
            }
        }
        let point = try ComparisonSample([draws]).expectation(under: .bestOf(n))
        #expect(isClose(point.statistic.value, expected))
        #expect(point.unscoredProbability == 0 && point.designVariance == 0)
    }

    @Test("An unscored comparison leaves the denominator with the probability that both its draws are chosen")
    func unscored() throws {
        let two = RankedDraws(cluster: "a", scores: [1, 2])
        let draws = try ComparedDraws(condition: two, baseline: two, comparisons: [[1, 0], [1, nil]])
        let sample = ComparisonSample([draws])
        let one = try sample.expectation(under: .bestOf(1))
        #expect(isClose(one.statistic.value, 2.0 / 3))
        #expect(isClose(one.unscoredProbability, 0.25))
        let top = try sample.expectation(under: .bestOf(2))
        #expect(top.statistic.value == nil && top.statistic.unscored == 1)
    }

    @Test("A sample of the pairs: unbiased over seeds, and its variance is the one estimated", arguments: [1, 2, 4])
    func design(_ n: Int) throws {
        let selections = try [1, 2, 4].map { n in try Selection.bestOf(n) }
        let design = try PairDesign(
            rankings: [(Self.condition, Self.baseline)], selections: selections, expectedPairs: 9)
        #expect(isClose(design.probabilities.joined().reduce(0, +), 9))
        #expect(design.probabilities.joined().allSatisfy { $0 > 0 && $0 <= 1 })
        let full = try ComparedDraws(
            condition: Self.condition, baseline: Self.baseline, comparisons: Self.matrix)
        let truth = try #require(try ComparisonSample([full]).expectation(under: .bestOf(n)).statistic.value)
        var values: [Double] = []
        var variances: [Double] = []
        for seed in 0..<3000 {
            let point = try Self.judged(design, seed: UInt64(seed)).expectation(under: .bestOf(n))
            values.append(try #require(point.statistic.value))
            variances.append(point.designVariance)
        }
        let mean = values.reduce(0, +) / 3000
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 2999
        #expect(isClose(mean, truth, within: 4 * (variance / 3000).squareRoot()))
        #expect(isClose(variances.reduce(0, +) / 3000, variance, within: 0.1 * variance + 1e-12))
    }

    @Test("The clustered error over items contains the design variance")
    func included() throws {
        // Items that do not differ at all: all of the error is the design's.
        let design = try PairDesign(
            rankings: [(Self.condition, Self.baseline)], selections: [try .bestOf(2)], expectedPairs: 6)
        let prompts = try (0..<400).map { item in
            let pairs = try Self.judged(design, seed: UInt64(item)).prompts[0].pairs
            return try ComparedDraws(
                condition: RankedDraws(cluster: clusterNames[item], scores: Self.condition.scores),
                baseline: RankedDraws(cluster: clusterNames[item], scores: Self.baseline.scores), pairs: pairs)
        }
        let point = try ComparisonSample(prompts).expectation(under: .bestOf(2))
        let error = try #require(point.statistic.standardError)
        #expect(error > 0)
        #expect(isClose(error * error, point.designVariance, within: 0.2 * point.designVariance))
    }

    @Test("More pairs asked for than there are: all are judged; the same seed draws the same pairs")
    func wholeDesign() throws {
        let rankings = [(condition: Self.condition, baseline: Self.baseline)]
        let all = try PairDesign(rankings: rankings, selections: [], expectedPairs: 100)
        #expect(all.probabilities.joined().allSatisfy { $0 == 1 })
        let some = try PairDesign(rankings: rankings, selections: [], expectedPairs: 5)
        // Without a preference for anything each pair is as likely as the others.
        #expect(some.probabilities.joined().allSatisfy { isClose($0, 0.25) })
        var (first, second) = (SeededGenerator(seed: 1), SeededGenerator(seed: 1))
        #expect(some.sample(using: &first) == some.sample(using: &second))
    }

    @Test("Pairs that cannot be are refused")
    func refusals() throws {
        let twice = JudgedPair(conditionDraw: 0, baselineDraw: 0, value: 1)
        let wrong: [[JudgedPair]] = [
            [twice, twice], [JudgedPair(conditionDraw: 5, baselineDraw: 0, value: 1)],
            [JudgedPair(conditionDraw: 0, baselineDraw: 0, probability: 0, value: 1)],
            [JudgedPair(conditionDraw: 0, baselineDraw: 0, value: .nan)],
        ]
        for pairs in wrong {
            #expect(throws: StatisticsError.self) {
                try ComparedDraws(condition: Self.condition, baseline: Self.baseline, pairs: pairs)
            }
        }
        #expect(throws: StatisticsError.self) {
            try ComparedDraws(condition: Self.condition, baseline: Self.baseline, comparisons: [[1]])
        }
        #expect(throws: StatisticsError.self) {
            try PairDesign(rankings: [], selections: [], expectedPairs: 0)
        }
    }

    private static func judged(_ design: PairDesign, seed: UInt64) throws -> ComparisonSample {
        var generator = SeededGenerator(seed: seed, stream: "pairs")
        let pairs = design.sample(using: &generator).map { pair in
            JudgedPair(
                conditionDraw: pair.conditionDraw, baselineDraw: pair.baselineDraw, probability: pair.probability,
                value: matrix[pair.conditionDraw][pair.baselineDraw])
        }
        return try ComparisonSample([ComparedDraws(condition: condition, baseline: baseline, pairs: pairs)])
    }
}
