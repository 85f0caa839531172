import Candor
import CandorModels
import CandorPreferenceModels
import CandorStatistics
import Foundation

/// What `candor pm train` ends with on the terminal.
struct HeadTable {
    let head: PreferenceHead

    func show() {
        let output = Terminal.output
        let training = head.training
        output.line(
            "\(training.trained) pairs trained on, \(training.heldOut) held out"
                + (training.filter.map { ", \(training.filteredOut) refused by --where '\($0)'" } ?? ""))
        let rows =
            [row("the head", training.accuracy)]
            + training.baselines.flatMap {
                [row("the \($0.name) one", $0.accuracy), row("  the head less it", $0.difference)]
            }
        let accuracies = AlignedTable(header: ["accuracy", "value", "95% interval", "pairs"], rows: rows)
        for line in accuracies.lines { output.line(line) }
        output.line()
        output.line(
            "Loss \(PlainNumber.fixed(training.loss.value ?? .nan, 3)) nats a pair (chance 0.693); "
                + "λ = \(PlainNumber.significant(training.penalty)) of \(training.penalties.count) tried, "
                + "by \(training.folds) folds")
        let bins = AlignedTable(
            header: ["calibration: predicted", "observed", "pairs"],
            rows: training.calibration.map {
                [PlainNumber.percent($0.predicted), PlainNumber.percent($0.observed), "\($0.pairs)"]
            })
        for line in bins.lines { output.line(line) }
        if let rules = head.rules {
            output.line()
            let effects = AlignedTable(
                header: ["rule", "log-odds"],
                rows: rules.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
                    [$0.key, PlainNumber.fixed($0.value, 3, isSigned: true)]
                })
            for line in effects.lines { output.line(line) }
        }
        for note in training.notes { output.line("Note: \(note)") }
    }

    private func row(_ name: String, _ estimate: Estimate) -> [String] {
        [
            name, PlainNumber.percent(estimate.value), PlainNumber.interval(estimate.lower, estimate.upper),
            "\(estimate.n)",
        ]
    }
}
