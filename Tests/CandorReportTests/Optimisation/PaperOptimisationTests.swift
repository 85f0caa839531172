import CandorTestSupport
import Foundation
import Testing

@testable import CandorReport

@Suite("The paper's values on optimisation")
struct PaperOptimisationTests {
    private struct Figures: Decodable {
        struct Figure: Decodable {
            var values: [Value]
        }

        struct Value: Decodable {
            var metric: String?
            var series: String
            var x: Double
            var y: Double
        }

        var fig6a, fig6b, fig21: Figure
    }

    @Test("They are the counts that the drawings allow: quarters of 296 arguments, three hundredths of 300 poems")
    func counts() throws {
        let paper = try PaperOptimisation.shipped()
        #expect(paper.bestOf.count == 6 && paper.training.count == 6)
        for curve in paper.bestOf where curve.metric != "answer_sycophancy" {
            let unit = curve.metric == "mimicry" ? 300.0 : 4 * 296
            #expect(curve.n == [1, 2, 4, 8, 16, 32])
            let counts = curve.values.map { $0 * unit }
            #expect(counts.allSatisfy { abs($0.rounded() - $0) < 0.002 }, "\(curve.metric) \(curve.pm)")
        }
        #expect(Set(paper.bestOf.filter { $0.metric == "mimicry" }.compactMap(\.values.first)) == [0.783333])
    }

    @Test("They are the values read from the drawings", .enabled(if: PaperValues.areThere, "\(PaperValues.absence)"))
    func reading() throws {
        let paper = try PaperOptimisation.shipped()
        let figures = try PaperValues.read(Figures.self)
        let drawn = figures.fig6a.values.map(\.y).sorted()
        let shipped = paper.bestOf.flatMap(\.values).sorted()
        #expect(drawn.count == shipped.count && zip(drawn, shipped).allSatisfy { abs($0 / 100 - $1) < 1e-6 })
        for (figure, values) in [("6b", figures.fig6b.values), ("21", figures.fig21.values)] {
            let own = paper.training.filter { $0.figure == figure }
            for curve in own {
                let series = ["mimicry": "Mimicry", "feedback_sycophancy": "Feedback", "answer_sycophancy": "Answer"]
                let points = values.filter { $0.series == series[curve.metric] }
                #expect(points.map(\.x) == curve.positions)
                #expect(zip(points, curve.values).allSatisfy { abs($0.y / 100 - $1) < 1e-6 })
            }
            #expect(own.count == 3)
        }
    }
}
