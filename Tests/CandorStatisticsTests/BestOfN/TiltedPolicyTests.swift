import CandorTestSupport
import Foundation
import Testing

@testable import CandorStatistics

@Suite("The optimum of reinforcement learning, from draws")
struct TiltedPolicyTests {
    private let draws = RankedDraws(cluster: "a", scores: [0, log(2), nil, log(5)])

    @Test("Worked by hand: exp(r) of 1, 2 and 5")
    func byHand() throws {
        let weights = try #require(draws.weights(under: try .tilted(beta: 1)))
        for (own, expected) in zip(weights, [0.125, 0.25, 0, 0.625]) {
            #expect(isClose(own, expected))
        }
        let sample = SelectionSample([draws])
        let point = try sample.expectation(of: [[1, 0, 1, 0.5]], under: .tilted(beta: 1))
        #expect(isClose(point.statistic.value, 0.4375))
        #expect(isClose(point.effectiveDraws, 1 / (0.125 * 0.125 + 0.0625 + 0.625 * 0.625)))
        #expect(isClose(point.effectiveShare, 64.0 / 30 / 3))
        let divergence = 0.125 * log(0.375) + 0.25 * log(0.75) + 0.625 * log(1.875)
        #expect(isClose(draws.divergence(under: try .tilted(beta: 1)), divergence))
    }

    @Test("β → ∞ is the policy, β → 0 its best draw, ties shared")
    func limits() throws {
        let sample = SelectionSample(scores: [[1, 3, 3, 2]])
        let metrics: [[Double?]] = [[0, 1, 0, 1]]
        for beta in [Double.infinity, 1e12] {
            let point = try sample.expectation(of: metrics, under: .tilted(beta: beta))
            #expect(isClose(point.statistic.value, 0.5, within: 1e-9))
            #expect(isClose(point.effectiveShare, 1, within: 1e-9))
            #expect(isClose(sample.divergence(under: point.selection).value, 0, within: 1e-9))
        }
        for beta in [0, 1e-300, 1e-3] {
            let point = try sample.expectation(of: sample.scores, under: .tilted(beta: beta), scale: nil)
            #expect(isClose(point.statistic.value, 3))
            #expect(isClose(point.effectiveDraws, 2))
            #expect(isClose(sample.divergence(under: point.selection).value, log(2)))
        }
    }

    @Test("A constant added to the scores changes nothing; score and divergence rise as β falls")
    func invariance() throws {
        let (scores, metrics) = randomDraws(prompts: 20, draws: 16, seed: 10)
        let sample = SelectionSample(scores: scores)
        let moved = SelectionSample(scores: scores.map { $0.map { $0.map { $0 - 4096 } } })
        let selections = try [100, 30, 10, 3, 1].map { beta in try Selection.tilted(beta: beta) }
        #expect(try sample.curve(of: metrics, under: selections) == moved.curve(of: metrics, under: selections))
        let reached = try sample.curve(of: scores, under: selections, scale: nil).points.compactMap(\.statistic.value)
        let paid = selections.compactMap { sample.divergence(under: $0).value }
        #expect(reached == reached.sorted() && paid == paid.sorted())
        #expect(reached.count == 5 && paid.count == 5)
    }

    @Test("Points that fewer than a tenth of the draws carry are unreliable; best-of-n is not so judged")
    func reliability() throws {
        let sample = SelectionSample(scores: [(0..<32).map(Double.init)])
        let values = sample.scores
        #expect(try sample.expectation(of: values, under: .tilted(beta: 10), scale: nil).isReliable)
        #expect(try !sample.expectation(of: values, under: .tilted(beta: 0.1), scale: nil).isReliable)
        #expect(try sample.expectation(of: values, under: .bestOf(32), scale: nil).isReliable)
    }

    @Test("Against a normal policy: the mean moves by 1/β, the divergence is half its square, intervals cover")
    func normalPolicy() throws {
        var generator = SeededGenerator(seed: 11)
        let scores = (0..<100).map { _ in (0..<400).map { _ -> Double? in generator.nextNormal() } }
        let sample = SelectionSample(scores: scores)
        let selection = try Selection.tilted(beta: 2)
        let mean = try sample.expectation(of: scores, under: selection, scale: nil).statistic
        let error = try #require(mean.standardError)
        #expect(isClose(mean.value, 0.5, within: 4 * error))
        // s of one prompt: the spread of the self-normalised mean, by the delta method near √(e^¼ (1 + ¼) / 400).
        #expect(isClose(error, (exp(0.25) * 1.25 / 400 / 100).squareRoot(), within: 0.3 * error))
        let divergence = sample.divergence(under: selection)
        #expect(isClose(divergence.value, 0.125, within: 4 * (divergence.standardError ?? 0) + 1e-3))
    }
}
