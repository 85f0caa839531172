import Candor
import CandorLab
import CandorReport
import Foundation

/// What a run ends with on the terminal: its numbers over data sets, its notes and the report's path.
struct Summary {
    let results: RunResults
    let report: URL

    func show() {
        let output = Terminal.output
        let overall = results.estimates.filter {
            $0.dataset == nil && $0.n + $0.unscored > 0 && ($0.subset == nil || $0.subset == "answered")
                && ($0.metric != Metric.refusalShare || $0.value.map { $0 > 0 } ?? false)
        }
        if let corrected = GoldText.text(of: results) { output.line(corrected) }
        output.line(EstimateTable(overall, width: output.width).text)
        showMissing()
        output.line("Over data sets; by data set, for confident answers and with the transcripts: in the report.")
        if !results.comparisons.isEmpty {
            output.line()
            output.line(ComparisonTable(results.comparisons, width: output.width).text)
        }
        showNotes()
    }

    /// Why trials are unscored, which answers were cut, and how many refuse: what the numbers above do not count.
    private func showMissing() {
        let output = Terminal.output
        for model in results.run.models {
            if let unscored = model.unscored, unscored > 0,
                let reasons = UnansweredText.of(model.unscoredReasons ?? [:])
            {
                output.line(
                    "\(model.name): \(unscored) \(unscored == 1 ? "trial lacks" : "trials lack") a verdict: \(reasons)")
            }
            if model.truncated > 0 {
                output.line(
                    "\(model.name): \(model.truncated == model.calls ? "all" : "\(model.truncated) of") \(model.calls) "
                        + "answers were cut at the token limit (--max-tokens, --reasoning-tokens)")
            }
            if model.refusals > 0 {
                output.line(
                    "\(model.name): \(model.refusals) of \(model.calls) answers refuse in words, which counts as incorrect; "
                        + "the subset 'answered' leaves them out")
            }
        }
    }

    /// The notes and the report's path.
    func showNotes() {
        let output = Terminal.output
        for note in results.run.notes { output.line("note: \(note)") }
        output.line("run \(results.run.id), report: \(report.relativePath)")
    }
}
