import Candor
import CandorTestSupport
import CandorTesting
import Foundation
import Testing

@testable import CandorReport

@Suite("Tables and exports of optimised runs")
struct OptimisationTableTests {
    let run: SyntheticOptimisation

    init() throws { run = try SyntheticOptimisation() }

    @Test("Files of estimates have a column for what some estimate has, and no other")
    func columns() throws {
        let rows = CSVReader.rows(EstimateCSV.table(run.results.estimates).text)
        let header = try #require(rows.first)
        #expect(header.suffix(7) == ["raw", "pm", "bestOf", "beta", "klDivergence", "scoredBy", "reliable"])
        #expect(!header.contains("checkpoint"))
        for (row, estimate) in zip(rows.dropFirst(), run.results.estimates) {
            let cells = Dictionary(uniqueKeysWithValues: zip(header, row))
            #expect(cells["pm"] == estimate.pm && cells["bestOf"] == estimate.bestOf.map(String.init) ?? "")
            #expect(cells["beta"].flatMap(Double.init) == estimate.beta)
            #expect(cells["klDivergence"].flatMap(Double.init) == estimate.klDivergence)
        }
        let plain = EstimateCSV.table(try SyntheticRun.shared.get().results.estimates)
        #expect(plain.header.last == "raw" && plain.header.count == 17)
    }

    @Test("The terminal's table names who chose, how strongly, and writes each number in its unit")
    func terminal() {
        var length = EstimateRecord(
            probe: .answer, metric: "response_length", model: "m", dataset: nil, condition: nil, subset: nil,
            value: 37.04,
            standardError: 1, lower: 35, upper: 39.5, n: 20, unscored: 0, denominator: "", method: "")
        (length.pm, length.bestOf) = ("head:/somewhere/mine.json", 8)
        var gain = length
        (gain.metric, gain.value, gain.lower, gain.upper) = ("pm_gain", -0.5, -1, 0.25)
        (gain.bestOf, gain.beta, gain.scoredBy) = (nil, 0.25, "oracle:rules")
        let text = EstimateTable([length, gain], width: 200).text
        #expect(text.contains("head:mine.json  best of 8    -             all   -           37.0    35.0 to 39.5"))
        #expect(text.contains("head:mine.json  beta = 0.25  oracle:rules  all   -          -0.50  -1.00 to +0.25"))
    }

    @Test("Numbers are written in their unit, without a negative zero")
    func units() {
        #expect(MetricUnit.share.value(0.412) == "41.2%" && MetricUnit.points.value(-0.031) == "−3.1")
        #expect(MetricUnit.nats.value(2.4967) == "2.50" && MetricUnit.words.value(37.04) == "37.0")
        #expect(MetricUnit.deviations.value(1.8e-17) == "0.00" && MetricUnit.deviations.value(-1.8e-17) == "0.00")
        #expect(MetricUnit.deviations.interval(-0.5, 1) == "−0.50 to +1.00" && MetricUnit.score.value(nil) == "–")
        #expect(MetricGuide.of("kl_bound").unit == .nats && MetricGuide.of("agreement_margin_sd").unit == .deviations)
        #expect(MetricGuide.of("prefers_agreeing").unit == .share && MetricGuide.of("agreement_shift").unit == .margin)
    }

    @Test("Preference models keep their kind in a short name, and full names where short ones would be the same")
    func names() {
        #expect(PreferenceModelLabel.short("reward:org/model@https://pm.example/v1") == "reward:org/model")
        #expect(
            PreferenceModelLabel.short("prefixed:non-sycophantic:head:/data/a/head.json")
                == "prefixed:non-sycophantic:head:head.json")
        let same = ["head:/a/head.json", "head:/b/head.json", "oracle:rules"]
        #expect(
            PreferenceModelLabel.distinct(same) == [
                "head:/a/head.json": "head:/a/head.json", "head:/b/head.json": "head:/b/head.json",
                "oracle:rules": "oracle:rules",
            ])
    }

    @Test("Curves are exported with every point, as CSV and as Vega-Lite")
    func export() async throws {
        try await TemporaryDirectory.with { folder in
            let csv = try await FigureExporter(python: nil).export(run.results, as: .csv, into: folder.url)
            #expect(
                csv.map(\.lastPathComponent) == [
                    "estimates.csv", "trends.csv", "figure-6a.csv", "figure-over-optimisation.csv", "figure-kl.csv",
                    "figure-divergence.csv",
                ])
            let rows = CSVReader.rows(try String(contentsOf: csv[2], encoding: .utf8))
            // Two panels; of 8 points a curve of the run, and 4 of the paper's.
            let points = [8, 4, 4, 8, 8, 4, 4].reduce(0, +)
            #expect(rows.count == points + 1)
            let json = try await FigureExporter(python: nil).export(run.results, as: .json, into: folder.url)
            #expect(json.map(\.lastPathComponent).contains("figure-6a.vl.json"))
        }
    }

    @Test(
        "The real renderer draws every curve",
        .enabled(if: Python.withCharts != nil, "no Python with vl-convert here: run Scripts/dependencies"))
    func pictures() async throws {
        try await TemporaryDirectory.with { folder in
            let exporter = FigureExporter(python: Python.withCharts)
            let files =
                try await exporter.export(run.results, as: .svg, into: folder.url)
                + exporter.export(try SyntheticSweep().results, as: .svg, into: folder.url)
            for id in ["6a", "over-optimisation", "kl", "divergence", "6b"] {
                let file = try #require(files.first { $0.lastPathComponent == "figure-\(id).svg" }, "\(id)")
                let text = try String(contentsOf: file, encoding: .utf8)
                #expect(
                    text.contains(id == "6b" ? "Mimicry sycophancy" : "reward:flattery") && text.count > 8_000, "\(id)")
            }
        }
    }
}
