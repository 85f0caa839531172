import Candor
import CandorReport
import Foundation

/// The folder of a comparison: `report.html`, `results.json` and `comparisons.jsonl`.
struct ComparisonFolder {
    private let folder: PreferenceFolder

    init(_ path: String) throws {
        folder = PreferenceFolder(URL(fileURLWithPath: path))
        try folder.prepare()
    }

    /// Writes everything, each file whole or not at all.
    func write(_ outcome: Comparing.Outcome) throws {
        let lines = try LineFile(folder.url.appendingPathComponent("comparisons.jsonl"))
        for claim in outcome.claims { try lines.append(claim) }
        try lines.finish()
        try folder.write(outcome.results, to: folder.url.appendingPathComponent("results.json"))
        try folder.write(
            MisconceptionReport(results: outcome.results, claims: outcome.claims).html(), to: folder.report)
    }

    /// Writes the figures, and the numbers beside them.
    func export(_ results: MisconceptionResults, as formats: [ExportFormat]) async throws {
        let exporter = FigureExporter(python: Installation.found().python)
        for format in formats {
            for file in try await exporter.export(results, as: format, into: folder.url) {
                Terminal.output.line(file.relativePath)
            }
        }
    }
}
