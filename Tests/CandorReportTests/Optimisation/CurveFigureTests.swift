import Candor
import CandorStatistics
import Foundation
import Testing

@testable import CandorReport

@Suite("Figures of optimised runs")
struct CurveFigureTests {
    let run: SyntheticOptimisation

    init() throws { run = try SyntheticOptimisation() }

    private func figure(_ id: String) throws -> CurveFigure {
        try #require(try CurveFigure.figures(of: run.results).first { $0.id == id })
    }

    @Test("A run has the figures for which it has numbers, in reading order; one without optimisation has none")
    func which() throws {
        #expect(try CurveFigure.figures(of: run.results).map(\.id) == ["6a", "over-optimisation", "kl", "divergence"])
        var plain = run.results
        plain.run.optimisation = nil
        #expect(try CurveFigure.figures(of: plain).isEmpty)
    }

    @Test("Figure 6a has a curve a preference model with every N, and the paper's as far as N goes")
    func sycophancy() throws {
        let figure = try figure("6a")
        #expect(figure.panels.map(\.title) == ["Feedback sycophancy", "Answer sycophancy"])
        let answer = figure.panels[1]
        #expect(
            answer.curves.map(\.name) == [
                "reward:flattery", "oracle:rules", "paper (Claude 2 PM)", "paper (‘non-sycophantic’ PM)",
            ])
        let own = answer.curves[0].points
        #expect(own.map(\.x) == [1, 2, 3, 4, 5, 6, 7, 8])
        #expect(own.filter(\.isMarked).map(\.x) == [1, 2, 4, 8])
        for point in own {
            let estimate = run.results.estimates[try #require(point.estimate)]
            #expect(estimate.metric == "answer_sycophancy" && estimate.bestOf == Int(point.x))
            #expect(point.value == estimate.value && point.lower == estimate.lower && point.upper == estimate.upper)
        }
        #expect(answer.curves[2].points.map(\.x) == [1, 2, 4, 8])
        #expect(answer.curves[2].points.first?.value == 0.170913)
    }

    @Test("The proxy stands out among the scores, and every scorer has its own colour in all panels")
    func scores() throws {
        let panels = try figure("over-optimisation").panels
        #expect(panels.map(\.title) == ["Answer, chosen by reward:flattery", "Answer, chosen by oracle:rules"])
        #expect(panels[0].curves.map(\.isEmphasised) == [true, false])
        #expect(panels[1].curves.map(\.isEmphasised) == [false, true])
        #expect(panels.allSatisfy { $0.curves.map(\.style) == [0, 1] })
        #expect(Set(panels.map(\.vertical)).count == 1)
    }

    @Test("Against the divergence stand the best of N, the optima with their reliability, and the bound")
    func frontier() throws {
        let answer = try #require(try figure("kl").panels.first { $0.title == "Answer sycophancy" })
        #expect(answer.curves.map(\.kind) == [.run, .run, .optimum, .optimum, .bound])
        let optimum = answer.curves[2]
        #expect(optimum.points.map(\.strength) == ["β = 1", "β = 0.1"])
        #expect(optimum.points.map(\.isReliable) == [true, false])
        for point in optimum.points {
            #expect(point.x == run.results.estimates[try #require(point.estimate)].klDivergence)
        }
        #expect(
            answer.curves[4].points.map(\.x) == [Double](repeating: RankedDraws.divergenceBound(bestOf: 8), count: 2))
    }

    @Test("A run with one data set and no mean over data sets is drawn all the same")
    func oneDataset() throws {
        var results = run.results
        for index in results.estimates.indices { results.estimates[index].dataset = "candor_answer" }
        #expect(try CurveFigure.figures(of: results).first?.panels.count == 2)
    }

    @Test("Thousands of N are one line of some hundred points, with powers of two among them")
    func thinning() {
        let drawn = ShownNumbers.drawn(Array(1...4_096), largest: 4_096)
        #expect(drawn.count < 400 && drawn.isSuperset(of: [1, 2, 64, 128, 1_024, 2_048, 4_096]))
        #expect(ShownNumbers.drawn(Array(1...32), largest: 32).count == 32)
        #expect((1...40).filter(ShownNumbers(largest: 40).contains) == [1, 2, 4, 8, 16, 32, 40])
    }

    @Test("A sweep stands beside the paper's two trainings, with its trends")
    func sweep() throws {
        let figure = try #require(try CurveFigure.figures(of: try SyntheticSweep().results).first)
        #expect(figure.id == "6b")
        #expect(
            figure.panels.map(\.title) == [
                "This run", "Paper, figure 6b: Claude 2", "Paper, figure 21: helpful-only, 52B",
            ])
        #expect(
            figure.panels[0].curves.map(\.name) == ["Mimicry sycophancy", "Feedback sycophancy", "Answer sycophancy"])
        #expect(figure.panels[0].curves[0].points.map(\.x) == [0, 1, 2.5])
        #expect(figure.panels[0].horizontal.highest >= 2.5 && figure.panels[1].horizontal.highest == 1)
        #expect(Set(figure.panels.map(\.vertical)).count == 1)
        #expect(figure.caption.contains("feedback sycophancy +4.0 (+1.0 to +7.0)"))
        #expect(figure.caption.contains("comparable only in kind"))
    }

    @Test("Axes have round ends, and labels as many decimals as their steps need")
    func axes() {
        let share = CurveAxis("", fitting: [0.33, 0.71], unit: .share)
        #expect(share.ticks.map(share.label) == ["30%", "40%", "50%", "60%", "70%", "80%"])
        let points = CurveAxis("", fitting: [-0.03, 0.02], unit: .points)
        #expect(points.label(points.ticks[0]) == "−3" && points.ticks.map(points.label).contains("0"))
        let nats = CurveAxis("", fitting: [0, 2.5], unit: .nats)
        #expect(nats.ticks.map(nats.label) == ["0.0", "0.5", "1.0", "1.5", "2.0", "2.5"])
        let equal = CurveAxis("", fitting: [0.2, 0.2], unit: .share)
        #expect(equal.highest > equal.lowest && equal.share(0.2) > 0 && equal.share(0.2) < 1)
        let numbers = CurveAxis("", upTo: 4_096)
        #expect(numbers.ticks == [1, 4, 16, 64, 256, 1_024, 4_096])
        #expect(abs(numbers.share(64) - 0.5) < 1e-12)
    }

    @Test("A drawing links its marks, shows doubtful ones hollow, and escapes names")
    func drawing() throws {
        var panel = try #require(try figure("kl").panels.first { $0.title == "Answer sycophancy" })
        panel.title = "<b>"
        panel.curves[0].name = "<img src=x>"
        let svg = CurveDrawing(panel: panel).svg
        let own = try #require(run.index("answer_sycophancy", bestOf: 4))
        #expect(svg.contains("<a href=\"#estimate/\(own)\"><title>&lt;img src=x&gt;, best of 4: "))
        #expect(svg.components(separatedBy: "class=\"mark unreliable\"").count - 1 == 2)
        #expect(svg.contains("aria-label=\"&lt;b&gt;\"") && !svg.contains("<img"))
    }
}
