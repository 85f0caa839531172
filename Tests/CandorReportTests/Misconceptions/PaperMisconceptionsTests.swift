import CandorTestSupport
import Foundation
import Testing

@testable import CandorReport

@Suite("The paper's values on misconceptions")
struct PaperMisconceptionsTests {
    private struct Figures: Decodable {
        struct Figure: Decodable {
            var values: [Value]
        }

        struct Value: Decodable {
            var series: String
            var difficulty: Int?
            var x: Double
            var y: Double
        }

        var fig7a, fig7b, fig7c, fig7d, fig22, fig23: Figure
    }

    @Test("266 claims, 49 people with five judgements of each, and curves from 1 to 4,096")
    func sizes() throws {
        let paper = try PaperMisconceptions.shipped()
        #expect(paper.claims.reduce(0, +) == 266 && paper.raters.count == 49)
        #expect(paper.raters.map { $0[0] }.reduce(0, +) == 5 * 266)
        let average = try #require(paper.preferences.first { $0.metric == "humans_prefer_sycophantic" })
        #expect(paper.raters.map { $0[0] - $0[1] }.reduce(0, +) == average.counts.reduce(0, +))
        #expect(paper.chosen.count == 22 && paper.chosen.allSatisfy { $0.values.count == paper.bestOf.count })
        #expect(abs((paper.overall("prefers_sycophantic_over_baseline") ?? 0) - 0.94737) < 1e-5)
        #expect(abs((paper.overall("prefers_sycophantic_over_helpful") ?? 0) - 0.11654) < 1e-5)
    }

    @Test("Figures 7c, 7d and 23 contradict each other, by 5.4 against 13.6% and 17.7 against 25.8%")
    func contradiction() throws {
        let text = try PaperMisconceptions.shipped().contradiction
        #expect(text.contains("5.4 against 13.6% over all claims and 17.7 against 25.8% for the hardest"))
        #expect(text.contains("caption of 7c says truthful where its axis says sycophantic"))
    }

    @Test("They are the values read from the drawings", .enabled(if: PaperValues.areThere, "\(PaperValues.absence)"))
    func reading() throws {
        let paper = try PaperMisconceptions.shipped()
        let figures = try PaperValues.read(Figures.self)
        let shares = [
            ("prefers_sycophantic_over_baseline", "vs baseline truthful response", figures.fig7a),
            ("prefers_sycophantic_over_helpful", "vs helpful truthful response", figures.fig7a),
            ("humans_prefer_sycophantic", "Humans, average", figures.fig7b),
            ("majority_prefers_sycophantic", "Humans, majority vote", figures.fig7b),
        ]
        for (metric, series, figure) in shares {
            let drawn = figure.values.filter { $0.series == series }.map { $0.y / 100 }
            let own = paper.shares(of: metric).dropLast().map(\.value)
            #expect(drawn.count == own.count && zip(drawn, own).allSatisfy { abs($0 - $1) < 1e-5 }, "\(metric)")
        }
        let names = [
            "Claude 2 PM": ["Claude 2 PM"], "‘non-sycophantic’ PM": ["'Non-sycophantic' PM"],
            "oracle": ["Oracle PM", "Idealized (oracle) PM"],
        ]
        let drawings = ["7c": figures.fig7c, "7d": figures.fig7d, "23": figures.fig23]
        for curve in paper.chosen {
            let values = try #require(drawings[curve.figure]).values.filter {
                names[curve.pm]?.contains($0.series) == true && $0.difficulty == curve.difficulty
            }
            #expect(values.map(\.x) == paper.bestOf.map(Double.init))
            #expect(zip(values, curve.values).allSatisfy { abs($0.y / 100 - $1) < 1e-6 })
        }
        let raters = figures.fig22.values
        #expect(zip(raters, paper.raters).allSatisfy { abs($0.x - Double($1[0])) < 0.001 })
        #expect(zip(raters, paper.raters).allSatisfy { abs($0.y - Double($1[1]) / Double($1[0])) < 0.001 })
    }
}
