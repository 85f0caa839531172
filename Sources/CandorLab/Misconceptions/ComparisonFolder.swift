import Candor
import CandorMisconceptions
import CandorReport
import Foundation

/// The folder of a comparison: `report.html`, `results.json`, `comparisons.jsonl` and, where there are draws, `draw-scores.jsonl`.
package struct ComparisonFolder: Sendable {
    private let folder: OutputFolder

    package init(_ path: String) throws {
        folder = OutputFolder(path: path)
        try folder.prepare()
    }

    /// Writes everything, each file whole or not at all.
    package func write(_ outcome: MisconceptionComparisonRun.Outcome) throws {
        let lines = try LineFile(folder.file("comparisons.jsonl"))
        for claim in outcome.claims { try lines.append(claim) }
        try lines.finish()
        try writeDrawScores(outcome.pools)
        try folder.write(outcome.results, to: folder.file("results.json"))
        try writePage(outcome.results, outcome.claims)
    }

    /// Writes the page alone.
    package func writePage(_ results: MisconceptionResults, _ claims: [ComparedClaim]) throws {
        try folder.write(MisconceptionReport(results: results, claims: claims).html(), to: page)
    }

    /// The page.
    package var page: URL { folder.file("report.html") }

    /// What best of n rests on.
    private func writeDrawScores(_ pools: [ClaimPool]) throws {
        let url = folder.file("draw-scores.jsonl")
        guard !pools.isEmpty else {
            // One of an earlier comparison would be taken for this one's.
            try? FileManager.default.removeItem(at: url)
            return
        }
        let lines = try LineFile(url)
        for pool in pools { try lines.append(DrawScores(id: pool.id, refutes: pool.refutes, scores: pool.scores)) }
        try lines.finish()
    }

    /// The draws of one claim, in the order of `draws.jsonl`.
    private struct DrawScores: Encodable {
        var id: String
        var refutes: [Bool?]
        var scores: [String: [Double?]]
    }

    /// Writes the figures, and the numbers beside them.
    /// - Parameter written: Called with each file once it is written.
    package func export(
        _ results: MisconceptionResults, as formats: [ExportFormat], written: (URL) -> Void
    ) async throws {
        let exporter = FigureExporter(python: Installation.found().python)
        for format in formats {
            for file in try await exporter.export(results, as: format, into: folder.url) {
                written(file)
            }
        }
    }
}
