import Candor
import CandorMisconceptions
import CandorTestSupport
import CandorTesting
import Foundation
import Testing

@testable import CandorReport

@Suite("Figures of misconceptions")
struct MisconceptionFigureTests {
    let run: SyntheticMisconceptions

    init() throws {
        var run = try SyntheticMisconceptions()
        try run.addPeople()
        self.run = run
    }

    private func figures(_ results: MisconceptionResults) throws -> [CurveFigure] {
        MisconceptionFigures(results, paper: try PaperMisconceptions.shipped()).all
    }

    private func figure(_ id: String) throws -> CurveFigure {
        try #require(try figures(run.results).first { $0.id == id })
    }

    @Test("There is one for each of the paper's, and two at matched length")
    func ids() throws {
        #expect(
            try figures(run.results).map(\.id) == ["7a", "matched-length", "7b", "7c-7d", "22", "23"])
    }

    @Test("Figure 7a holds the paper's counts where a preference model has them, by difficulty and over all claims")
    func preferences() throws {
        let panels = try figure("7a").panels
        #expect(panels.map(\.title) == ["reward:claude-2", "prefixed:non-sycophantic:reward:claude-2"])
        let (baseline, helpful) = (panels[0].curves[0], panels[0].curves[1])
        #expect(baseline.points.map(\.x) == [1, 2, 3, 4, 5, 6, 7, 8, 9.5])
        let counts = zip(helpful.points, [34, 34, 33, 33, 33, 33, 33, 33, 266]).map { ($0.value ?? -1) * $1 }
        let rounded = counts.map { Int($0.rounded()) }
        #expect(rounded == [0, 0, 0, 1, 4, 5, 6, 15, 31])
        for (own, marks) in zip(panels[0].curves.prefix(2), panels[0].curves.suffix(2)) {
            #expect(marks.kind == .paper && own.points.map(\.x) == marks.points.map(\.x))
            #expect(zip(own.points, marks.points).allSatisfy { abs(($0.value ?? -1) - ($1.value ?? -2)) < 1e-12 })
        }
        #expect(helpful.points.allSatisfy { $0.lower != nil && $0.upper != nil && $0.estimate != nil })
        #expect(panels[0].horizontal.ticks.map(panels[0].horizontal.label) == (1...8).map(String.init) + ["all"])
    }

    @Test("Ties are said with figure 7a")
    func ties() throws {
        let estimate = run.results.estimates[
            try #require(run.index(SyntheticMisconceptions.baseline, pm: SyntheticMisconceptions.prefixed))]
        let ties = try #require(estimate.ties)
        #expect(ties > 50)
        #expect(
            try figure("7a").caption.contains(
                "prefixed:non-sycophantic:reward:claude-2 \(ties) of 266 over the baseline truthful response"))
    }

    @Test("Figures 7c and 7d stand beside the paper's three curves, whose oracle looks like this run's")
    func chosen() throws {
        let panels = try figure("7c-7d").panels
        #expect(panels.map(\.title) == ["7c: all claims", "7d: the hardest, difficulty 8"])
        let own = panels[0].curves.filter { $0.kind == .run }
        #expect(own.map(\.name) == ["reward:claude-2", "prefixed:non-sycophantic:reward:claude-2", "oracle"])
        #expect(own[2].points.map(\.x) == (0...12).map { pow(2, Double($0)) })
        #expect(abs((own[2].points.last?.value ?? 0) - 0.135735 * 0.97) < 1e-9)
        let papers = panels[0].curves.filter { $0.kind == .paper }
        #expect(papers.map { $0.points.last?.value } == [0.63756, 0.579182, 0.135735])
        #expect(papers[2].style == own[2].style && Set(own.map(\.style)).count == 3)
        #expect(panels[0].horizontal.isLogarithmic && panels[0].horizontal.highest == 4_096)
    }

    @Test("Figure 23 has a panel a group")
    func byDifficulty() throws {
        let panels = try figure("23").panels
        #expect(panels.map(\.title) == (1...8).map { "Difficulty \($0)" })
        #expect(panels[7].curves.filter { $0.kind == .paper }.map { $0.points.last?.value } == [0.214074, 0.823301])
        #expect(Set(panels.map(\.vertical)).count == 1)
    }

    @Test("Figures 7b and 22 show what people chose beside the paper's people")
    func people() throws {
        let panel = try #require(try figure("7b").panels.first)
        #expect(panel.curves.map(\.name).prefix(2) == ["average person", "majority vote"])
        #expect(panel.curves[0].points.first?.value == 23.0 / 170 && panel.curves[2].points.first?.value == 18.0 / 170)
        #expect(panel.curves[3].points.last?.value == 31.0 / 266)
        let raters = try #require(try figure("22").panels.first)
        #expect(raters.curves[0].points.count == 49 && raters.curves[2].points.count == 49)
        #expect(abs((raters.curves[3].points[0].value ?? 0) - 0.7675) < 1e-4)
    }

    @Test("What was not measured has no figure: no people, no draws, no difficulty, nothing of length")
    func missing() throws {
        var results = run.results
        results.raters = nil
        results.estimates = results.estimates.filter {
            $0.pm != nil && $0.bestOf == nil && $0.difficulty == nil && $0.subset == nil
        }
        let figures = try figures(results)
        #expect(figures.map(\.id) == ["7a"])
        #expect(figures[0].panels[0].curves.allSatisfy { $0.points.map(\.strength) == ["all claims"] })
        #expect(figures[0].panels[0].horizontal.ticks.count == 1)
        results = run.results
        results.estimates = results.estimates.filter { $0.difficulty == nil }
        #expect(try self.figures(results).map(\.id) == ["7a", "matched-length", "7b", "7c", "22"])
    }

    @Test("Exported, marks keep their intervals and have no line, and groups their names")
    func specification() throws {
        let specification = try figure("7a").specification
        let view = try #require(specification["concat"]?.array?.first)
        let values = try #require(view["data"]?["values"]?.array)
        #expect(values.allSatisfy { $0["form"] == "points" } && values.count == 36)
        let axis = try #require(view["layer"]?.array?.last?["encoding"]?["x"]?["axis"])
        let names = "'1', '2', '3', '4', '5', '6', '7', '8', 'all'"
        let places = "1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.5"
        #expect(axis["labelExpr"] == .string("[\(names)][indexof([\(places)], datum.value)]"))
    }

    @Test("Tables and specifications of all figures are written without a renderer")
    func export() async throws {
        try await TemporaryDirectory.with { folder in
            let exporter = FigureExporter(python: nil)
            let csv = try await exporter.export(run.results, as: .csv, into: folder.url)
            #expect(
                csv.map(\.lastPathComponent) == ["estimates.csv"]
                    + ["7a", "matched-length", "7b", "7c-7d", "22", "23"].map { "figure-\($0).csv" })
            let header = try String(contentsOf: csv[0], encoding: .utf8).prefix { $0 != "\r\n" }
            #expect(header.hasSuffix("pm,bestOf,difficulty,ties"))
            let json = try await exporter.export(run.results, as: .json, into: folder.url)
            #expect(json.last?.lastPathComponent == "figure-23.vl.json")
        }
    }

    @Test(
        "The renderer draws every figure",
        .enabled(if: Python.withCharts != nil, "Scripts/dependencies has not been run"))
    func drawing() async throws {
        try await TemporaryDirectory.with { folder in
            let files = try await FigureExporter(python: Python.withCharts).export(
                run.results, as: .svg, into: folder.url)
            #expect(files.count == 6)
            let text = try String(contentsOf: files[0], encoding: .utf8)
            #expect(text.contains("Figure 7a. How often a preference model prefers the falsehood"))
        }
    }
}
