import CandorLab
import CandorMisconceptions
import CandorReport
import Foundation

extension MisconceptionComparison: ShownExperiment {
    func show(_ outcome: Outcome) throws {
        try MisconceptionTable(outcome.results).show()
        let drawn = outcome.hasDraws ? ", draw-scores.jsonl" : ""
        Terminal.output.line("report.html, results.json, comparisons.jsonl\(drawn) are in \(outcome.folder)")
        for note in outcome.passingNotes { Terminal.error.line("Note: \(note)") }
    }

    static func report(_ run: FoundRun, as formats: [ExportFormat], out: String?) async throws -> URL? {
        let (results, isInFolder) = try run.found(as: MisconceptionResults.self)
        let folder = try ComparisonFolder(out ?? run.folder(isStillThere: isInFolder).relativePath)
        guard formats.isEmpty else {
            try await folder.export(results, as: formats) { Terminal.output.line($0.relativePath) }
            return nil
        }
        try folder.writePage(results, run.lines(of: "comparisons.jsonl"))
        try MisconceptionTable(results).show()
        Terminal.output.line("report: \(folder.page.relativePath)")
        return folder.page
    }
}
