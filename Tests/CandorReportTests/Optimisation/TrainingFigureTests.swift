import Candor
import CandorModels
import CandorPreferenceModels
import Foundation
import Testing

@testable import CandorReport

@Suite("Figures of a training of Candor's own")
struct TrainingFigureTests {
    /// The sweep with the training that made its checkpoints; at the positions 0, 1 and 2.
    private func results() throws -> RunResults {
        var results = try SyntheticSweep().results
        let plan = TrainingDescription.Plan(
            policy: "llama:start", identity: "gguf", pms: ["head:proxy.json", "features:gold.json"], prompts: "p.jsonl",
            promptsHash: "0", promptCount: 2, draws: 2, maxTokens: 8, epochs: 1, learningRate: 1e-5, seed: 0)
        let rounds = try (0...2).map { round in
            let pools = ["One?", "Two?"].map { text in
                var pool = TrainingPool(
                    TrainingPrompt(Dialogue([.user(text)])), [TrainingDraw("a b"), TrainingDraw("c d")])
                let shift = Double(round) * (text == "One?" ? 1 : 2)
                pool.scores = ["head:proxy.json": [shift, 1 + shift], "features:gold.json": [-shift, -shift]]
                pool.startScores = ["head:proxy.json": [0, 1], "features:gold.json": [0, 0]]
                pool.logRatios = [shift, shift]
                return pool
            }
            return try TrainingRound(
                round, checkpoint: "round-\(round).gguf", identity: "gguf \(round)", pools: pools,
                pms: [("head:proxy.json", false), ("features:gold.json", false)], learning: nil)
        }
        results.run.optimisation?.training = TrainingDescription(plan: plan, rounds: rounds)
        for index in results.estimates.indices {
            if results.estimates[index].checkpoint == 2.5 { results.estimates[index].checkpoint = 2 }
            let round = results.estimates[index].checkpoint.map { Int($0) } ?? 0
            results.estimates[index].klDivergence = rounds[round].divergence.value
        }
        results.run.optimisation?.checkpoints = (0...2).map {
            .init(position: Double($0), model: "llama:round-\($0).gguf")
        }
        return results
    }

    @Test("A sweep over checkpoints that Candor trained shows what they were trained for, and how far they went")
    func figures() throws {
        let figures = try CurveFigure.figures(of: results())
        #expect(figures.map(\.id) == ["6b", "training", "kl"])
        let panels = figures[1].panels
        #expect(
            panels.map(\.title) == [
                "head:proxy.json, trained against", "features:gold.json, watching", "Distance from the start", "Length",
            ])
        #expect(panels[0].curves[0].points.map(\.value) == [0, 1.5, 3])
        #expect(panels[1].curves[0].points.map(\.value) == [0, -1.5, -3])
        #expect(panels[2].curves[0].points.map(\.value) == [0, 1.5, 3])
        #expect(panels[3].curves[0].points.map(\.value) == [2, 2, 2])
        #expect(Set(panels.map { $0.curves[0].style }).count == 4)
    }

    @Test("Against the distance stand the metrics of each checkpoint, and every point leads to its estimate")
    func distance() throws {
        let results = try results()
        let figure = try #require(try CurveFigure.figures(of: results).first { $0.id == "kl" })
        let feedback = try #require(figure.panels[0].curves.first { $0.name == "Feedback sycophancy" })
        #expect(feedback.points.map(\.x) == [0, 1.5, 3])
        for point in feedback.points {
            let estimate = results.estimates[try #require(point.estimate)]
            #expect(estimate.metric == "feedback_sycophancy" && estimate.klDivergence == point.x)
        }
    }

    @Test("Exported, a band has the axis of its line and no order, with which none would be drawn")
    func bands() throws {
        for figure in try CurveFigure.figures(of: results()) {
            for view in try #require(figure.specification["concat"]?.array) {
                let layers = try #require(view["layer"]?.array)
                let area = try #require(layers.first { $0["mark"]?["type"] == "area" }?["encoding"])
                let line = try #require(layers.first { $0["mark"]?["type"] == "line" }?["encoding"])
                #expect(area["order"] == nil && line["order"] != nil)
                #expect(area["y"]?["field"] == "lower" && area["y2"]?["field"] == "upper")
                #expect(area["y"]?["scale"] == line["y"]?["scale"] && line["y"]?["scale"] != nil)
            }
        }
    }

    @Test("The page shows them, and a sweep over checkpoints made elsewhere has none")
    func page() throws {
        let page = try ReportRenderer(results: results(), trials: [], options: ReportOptions()).html()
        #expect(page.contains("What was trained for, round by round"))
        #expect(try CurveFigure.figures(of: SyntheticSweep().results).map(\.id) == ["6b"])
    }
}
