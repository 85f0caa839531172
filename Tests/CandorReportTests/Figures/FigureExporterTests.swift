import Candor
import CandorTestSupport
import CandorTesting
import Foundation
import Testing

@testable import CandorReport

@Suite("Exports")
struct FigureExporterTests {
    let run: SyntheticRun

    init() throws { run = try SyntheticRun.shared.get() }

    @Test("CSV and JSON need no renderer, and hold every estimate")
    func tables() async throws {
        try await TemporaryDirectory.with { folder in
            let exporter = FigureExporter(python: nil)
            let csv = try await exporter.export(run.results, as: .csv, into: folder.url)
            #expect(
                csv.map(\.lastPathComponent) == [
                    "estimates.csv", "comparisons.csv", "figure-1.csv", "figure-2.csv", "figure-3.csv", "figure-4.csv",
                ])
            let rows = CSVReader.rows(try String(contentsOf: csv[0], encoding: .utf8))
            #expect(rows.count == run.results.estimates.count + 1)
            for (row, estimate) in zip(rows.dropFirst(), run.results.estimates) {
                #expect(row[1] == estimate.metric && Double(row[6]) == estimate.value && Int(row[10]) == estimate.n)
            }
            let json = try await exporter.export(run.results, as: .json, into: folder.url)
            let estimates = try JSONDecoder().decode([EstimateRecord].self, from: Data(contentsOf: json[0]))
            #expect(estimates == run.results.estimates)
            #expect(json.last?.lastPathComponent == "figure-4.vl.json")
        }
    }

    @Test("Without a renderer, pictures are an error that says what mends it")
    func missingRenderer() async throws {
        try await TemporaryDirectory.with { folder in
            for python in [nil, folder.url.appendingPathComponent("no-python")] {
                let error = await #expect(throws: ReportError.self) {
                    try await FigureExporter(python: python).export(run.results, as: .png, into: folder.url)
                }
                #expect(error?.code == .rendererMissing)
                #expect(error?.localizedDescription.contains("Scripts/dependencies") == true)
            }
        }
    }

    @Test("A renderer that fails is told from one that is missing")
    func failingRenderer() async throws {
        try await TemporaryDirectory.with { folder in
            let error = await #expect(throws: ReportError.self) {
                try await FigureExporter(python: URL(fileURLWithPath: "/bin/false")).export(
                    run.results, as: .svg, into: folder.url)
            }
            #expect(error?.code == .rendererFailed)
        }
    }

    @Test("A folder that cannot be written is an error of its own")
    func unwritable() async throws {
        try await TemporaryDirectory.with { folder in
            let file = folder.url.appendingPathComponent("file")
            try Data().write(to: file)
            let error = await #expect(throws: ReportError.self) {
                try await FigureExporter(python: nil).export(
                    run.results, as: .csv, into: file.appendingPathComponent("x"))
            }
            #expect(error?.code == .unwritable)
        }
    }

    @Test(
        "The real renderer draws every figure as PNG and as SVG",
        .enabled(if: Python.withCharts != nil, "no Python with vl-convert here: run Scripts/dependencies"),
        arguments: [ExportFormat.png, .svg])
    func pictures(format: ExportFormat) async throws {
        try await TemporaryDirectory.with { folder in
            let files = try await FigureExporter(python: Python.withCharts).export(
                run.results, as: format, into: folder.url)
            #expect(files.count == 4)
            for file in files {
                let content = try Data(contentsOf: file)
                let start = format == .png ? Data([0x89, 0x50, 0x4E, 0x47]) : Data("<svg".utf8)
                #expect(content.starts(with: start) && content.count > 5000, "\(file.lastPathComponent)")
            }
            if format == .svg {
                let text = try String(contentsOf: files[0], encoding: .utf8)
                #expect(text.contains("Claude 1.3") && text.contains("smollm2-135m-instruct"))
            }
        }
    }
}
