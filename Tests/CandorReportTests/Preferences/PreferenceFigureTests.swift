import Candor
import CandorStatistics
import CandorTestSupport
import CandorTesting
import Foundation
import Testing

@testable import CandorReport

@Suite("Figures of an analysis of preferences")
struct PreferenceFigureTests {
    private let posterior = SyntheticPosterior().posterior

    private func figures() throws -> PreferenceFigures { try PreferenceFigures(posterior, titles: FeatureTitles()) }

    @Test("Figure 5 has every effect of the posterior, number for number, by median, combined first")
    func effects() throws {
        let figure = try figures().effects
        #expect(figure.rows.map(\.feature).first == "matches_users_beliefs" && figure.rows.count == 25)
        #expect(figure.rows.filter(\.isCombined).count == 1)
        let medians = try figure.rows.dropFirst().map { row in
            let mark = try #require(figure.marks(of: row).first { $0.source == .thisData })
            let summary = try #require(posterior.effects[row.feature]?.probability)
            #expect(
                mark.numbers == [summary.median, summary.lower50, summary.upper50, summary.lower95, summary.upper95])
            return mark.median
        }
        #expect(medians == medians.sorted(by: >))
    }

    @Test("The paper's marks are missing for the four features whose effects it does not show, and a note says why")
    func paperMarks() throws {
        let figure = try figures().effects
        let bare = figure.rows.filter { row in !figure.marks(of: row).contains { $0.source == .paper } }
        #expect(
            Set(bare.map(\.feature)) == [
                "higher_reading_age", "informative", "agree_human_explicit", "agree_human_implicit",
            ])
        let page = Page(try PreferenceReportRenderer(posterior: posterior).html())
        #expect(page.contains("the effects of those two are shown nowhere"))
        #expect(page.contains("the paper shows the two agreement features only taken together"))
    }

    @Test("Figure 18 has every pair of two features, this data's and the paper's")
    func correlations() throws {
        let figure = try figures().correlations
        #expect(figure.cells.filter { $0.source == .thisData }.count == 276)
        #expect(figure.cells.filter { $0.source == .paper }.count == 276)
        let cell = try #require(
            figure.cells.first { $0.first == "agree_human_implicit" && $0.second == "agree_human_explicit" })
        #expect(cell.correlation == posterior.correlations[2][1])
        let rows = CSVReader.rows(figure.csv)
        #expect(rows[0] == ["figure", "first", "second", "source", "correlation"] && rows.count == 553)
    }

    @Test("Figures 19 and 20 have every fit")
    func sensitivity() throws {
        let all = try figures()
        let splits = try #require(all.splits)
        #expect(Set(splits.marks.map(\.fit)) == Set((1...6).map { "split \($0)" }))
        #expect(splits.marks.filter { $0.source == .thisData }.count == 25 * 6)
        #expect(splits.marks.filter { $0.source == .paper }.count == 21 * 6)
        let unobserved = try #require(all.unobserved)
        // Each fit lacks its own feature; two lack the combination as well.
        #expect(unobserved.marks.filter { $0.source == .thisData }.count == 24 * 24 - 2)
        #expect(Set(unobserved.marks.map(\.fit)) == Set(posterior.features))
        let row = try #require(unobserved.rows.first { $0.feature == "polite" })
        let (lowest, highest) = try #require(unobserved.spread(of: row, .thisData))
        let medians = posterior.unobserved.compactMap { $0.probability["polite"]?.median }
        #expect(lowest.median == medians.min() && highest.median == medians.max())
    }

    @Test("The CSV of a figure reads back as its marks")
    func csv() throws {
        let all = try figures()
        for figure in [all.effects, all.splits, all.unobserved].compactMap({ $0 }) {
            let rows = CSVReader.rows(figure.csv)
            #expect(
                rows[0] == [
                    "figure", "feature", "title", "source", "fit", "median", "lower50", "upper50", "lower95", "upper95",
                ])
            let marks = figure.rows.flatMap(figure.marks(of:))
            #expect(rows.count == marks.count + 1 && marks.count == figure.marks.count)
            for (row, mark) in zip(rows.dropFirst(), marks) {
                #expect(row[1] == mark.feature && row[3] == mark.source.name && row[4] == mark.fit)
                #expect(row[5...].map(Double.init) == mark.numbers)
            }
        }
    }

    @Test("CSV and JSON need no renderer; the table of effects has the posterior's numbers")
    func tables() async throws {
        try await TemporaryDirectory.with { folder in
            let exporter = FigureExporter(python: nil)
            let csv = try await exporter.export(posterior, titles: FeatureTitles(), as: .csv, into: folder.url)
            #expect(
                csv.map(\.lastPathComponent) == [
                    "effects.csv", "figure-5.csv", "figure-18.csv", "figure-19.csv", "figure-20.csv",
                ])
            let rows = CSVReader.rows(try String(contentsOf: csv[0], encoding: .utf8))
            #expect(rows.count == 26 && rows.allSatisfy { $0.count == rows[0].count })
            #expect(rows[0].prefix(4) == ["feature", "title", "mean", "standardDeviation"])
            let effect = try #require(posterior.effects["authoritative"])
            #expect(rows[1][0] == "authoritative" && Double(rows[1][2]) == effect.effect.mean)
            #expect(Double(rows[1][11]) == effect.probability.median && Int(rows[1][20]) == effect.pairs)
            let json = try await exporter.export(posterior, titles: FeatureTitles(), as: .json, into: folder.url)
            #expect(json.last?.lastPathComponent == "figure-20.vl.json")
        }
    }

    @Test(
        "The real renderer draws every figure as PNG and as SVG",
        .enabled(if: Python.withCharts != nil, "no Python with vl-convert here: run Scripts/dependencies"),
        arguments: [ExportFormat.png, .svg])
    func pictures(format: ExportFormat) async throws {
        try await TemporaryDirectory.with { folder in
            let files = try await FigureExporter(python: Python.withCharts).export(
                posterior, titles: FeatureTitles(), as: format, into: folder.url)
            #expect(files.count == 4)
            for file in files {
                let content = try Data(contentsOf: file)
                let start = format == .png ? Data([0x89, 0x50, 0x4E, 0x47]) : Data("<svg".utf8)
                #expect(content.starts(with: start) && content.count > 10_000, "\(file.lastPathComponent)")
            }
        }
    }

    @Test("An axis holds its values between round ends and shows the even chance", arguments: [0.002, 0.03, 0.2, 0.5])
    func axis(reach: Double) {
        let axis = ProbabilityAxis([0.5 - reach, 0.5 + reach / 3])
        #expect(axis.lowest <= 0.5 - reach + 1e-9 && axis.highest >= 0.5 + reach / 3 - 1e-9)
        #expect(axis.lowest >= 0 && axis.highest <= 1 && axis.ticks.count <= 11)
        #expect(axis.ticks.contains { abs($0 - 0.5) < 1e-9 })
    }
}
