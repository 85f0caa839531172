import Candor
import CandorReport
import Foundation

/// What a run ends with on the terminal: its notes, the table of estimates and the report's path.
struct Summary {
    let results: RunResults
    let report: URL

    func show() {
        let output = Terminal.output
        output.line(EstimateTable(results.estimates, width: output.width).text)
        if !results.comparisons.isEmpty {
            output.line()
            output.line(ComparisonTable(results.comparisons, width: output.width).text)
        }
        for note in results.run.notes { output.line("note: \(note)") }
        output.line("run \(results.run.id), report: \(report.relativePath)")
    }
}
