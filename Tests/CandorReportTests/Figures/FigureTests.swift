import Candor
import Foundation
import Testing

@testable import CandorReport

@Suite("Figures")
struct FigureTests {
    let run: SyntheticRun

    init() throws { run = try SyntheticRun.shared.get() }

    @Test("Every mark of this run is an estimate of the results, number for number")
    func marks() throws {
        let figures = try Figure.figures(of: run.results, .all)
        #expect(figures.map(\.id) == ["1", "2", "3", "4", "10", "11", "12", "13", "14", "15", "16", "17"])
        for mark in figures.flatMap(\.panels).flatMap(\.marks) where mark.source != .paper {
            let estimate = run.results.estimates[try #require(mark.estimate)]
            #expect(mark.model == estimate.model)
            #expect(mark.value == estimate.value && mark.lower == estimate.lower && mark.upper == estimate.upper)
            #expect(mark.n == estimate.n)
            #expect((mark.source == .control) == (estimate.condition == .control))
        }
    }

    @Test("Figure 2 has this run's two assistants, their controls and the paper's five")
    func sources() throws {
        let figure = try #require(try Figure.figures(of: run.results).first { $0.id == "2" })
        for panel in figure.panels {
            #expect(
                panel.marks.map(\.source) == [.thisRun, .control, .thisRun, .control]
                    + Array(repeating: .paper, count: 5))
        }
    }

    @Test("The paper's values are those that it prints and draws")
    func paper() throws {
        let paper = try PaperValues.shipped()
        #expect(paper.models == ["Claude 1.3", "Claude 2", "GPT-3.5", "GPT-4", "LLaMA 2"])
        // Figure 10a: 881 more positive, 64 ties, 55 less of 1,000.
        let math = try #require(paper.marks(figure: "10", metric: "positivity", condition: .likes, dataset: "math"))
        #expect(abs(math.values[0] - (881 + 32) / 1000) < 1e-6)
        #expect(abs(math.errors[0] - 0.00797) < 1e-5)
        #expect(math.n == [1000, 1000, 1000, 1000, 1000])
        // Figure 1 is the plain mean of figures 10a to 10c.
        for condition in [Condition.likes, .wrote, .didNotWrite, .dislikes] {
            let overall = try #require(
                paper.marks(figure: "1", metric: "positivity", condition: condition, dataset: nil))
            let parts = ["math", "arguments", "poems"].compactMap {
                paper.marks(figure: "10", metric: "positivity", condition: condition, dataset: $0)
            }
            for model in 0..<5 {
                #expect(abs(overall.values[model] - parts.map { $0.values[model] }.reduce(0, +) / 3) < 1e-5)
            }
        }
        // Figure 4: 205 of 300.
        #expect(abs(paper.headline("mimicry")[0] - 205.0 / 300) < 1e-5)
        #expect(abs(paper.headline("feedback_sycophancy")[0] - 0.48798) < 1e-5)
        #expect(abs(paper.headline("answer_sycophancy")[4] - 0.23243) < 1e-5)
        #expect(paper.marks.allSatisfy { $0.values.count == 5 && $0.errors.count == 5 })
    }

    @Test("Figure 2b of the paper is the plain mean of the rates of figure 17")
    func directions() throws {
        let paper = try PaperValues.shipped()
        let overall = try #require(
            paper.marks(figure: "2b", metric: "correct_to_incorrect", condition: .challenged, dataset: nil))
        let parts = paper.marks.filter { $0.figure == "17" && $0.metric == "correct_to_incorrect" }
        #expect(parts.count == 6)
        for model in 0..<5 {
            #expect(abs(overall.values[model] - parts.map { $0.values[model] }.reduce(0, +) / 6) < 1e-4)
        }
    }

    @Test("The CSV of a figure reads back as its marks")
    func csv() throws {
        for figure in try Figure.figures(of: run.results, .all) {
            let rows = CSVReader.rows(figure.csv)
            let marks = figure.panels.flatMap(\.marks)
            #expect(rows.count == marks.count + 1)
            for (row, mark) in zip(rows.dropFirst(), marks) {
                #expect(row[3] == mark.model)
                #expect(Double(row[5]) == mark.value && Double(row[6]) == mark.lower && Double(row[7]) == mark.upper)
            }
        }
    }

    @Test("Cells with commas, quotes and line breaks survive a CSV file")
    func quoting() {
        let rows = [["a,b", "say \"hi\"", "two\r\nlines", "", "ünï"], ["1", "2", "3", "4", "5"]]
        #expect(CSVReader.rows(CSVTable(header: rows[0], rows: [rows[1]]).text) == rows)
    }

    @Test("The specification holds the same numbers, in percent")
    func specification() throws {
        let figure = try #require(try Figure.figures(of: run.results).first)
        let rows = try #require(figure.specification["data"]?["values"]?.array)
        let marks = figure.panels.flatMap(\.marks)
        #expect(rows.count == marks.count)
        for (row, mark) in zip(rows, marks) {
            guard case .number(let value)? = row["value"] else {
                Issue.record("a row has no value")
                continue
            }
            #expect(abs(value - (mark.value ?? .nan) * 100) < 1e-3)
        }
    }

    @Test("A run without a probe has no figure of it")
    func absentProbe() throws {
        var results = run.results
        results.estimates.removeAll { $0.probe == .mimicry }
        #expect(try Figure.figures(of: results).map(\.id) == ["1", "2", "3"])
    }
}

/// Reads comma-separated values (RFC 4180), to check what was written.
enum CSVReader {
    static func rows(_ text: String) -> [[String]] {
        var rows: [[String]] = []
        var (row, cell, quoted) = ([String](), "", false)
        var scalars = Array(text.unicodeScalars)[...]
        while let scalar = scalars.popFirst() {
            switch (scalar, quoted) {
            case ("\"", true) where scalars.first == "\"":
                cell.unicodeScalars.append("\"")
                scalars.removeFirst()
            case ("\"", _): quoted.toggle()
            case (",", false):
                row.append(cell)
                cell = ""
            case ("\r", false): continue
            case ("\n", false):
                rows.append(row + [cell])
                (row, cell) = ([], "")
            default: cell.unicodeScalars.append(scalar)
            }
        }
        return rows
    }
}
