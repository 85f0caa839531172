import Candor
import CandorReport
import Foundation

/// What a run ends with on the terminal: its numbers over data sets, its notes and the report's path.
struct Summary {
    let results: RunResults
    let report: URL

    func show() {
        let output = Terminal.output
        let overall = results.estimates.filter { $0.dataset == nil && $0.subset == nil && $0.n + $0.unscored > 0 }
        if let corrected = GoldText.text(of: results) { output.line(corrected) }
        output.line(EstimateTable(overall, width: output.width).text)
        output.line("Over data sets; by data set, for confident answers and with the transcripts: in the report.")
        if !results.comparisons.isEmpty {
            output.line()
            output.line(ComparisonTable(results.comparisons, width: output.width).text)
        }
        showNotes()
    }

    /// The notes and the report's path.
    func showNotes() {
        let output = Terminal.output
        for note in results.run.notes { output.line("note: \(note)") }
        output.line("run \(results.run.id), report: \(report.relativePath)")
    }
}
