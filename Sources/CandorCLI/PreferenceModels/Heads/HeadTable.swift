import Candor
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
            String(
                format: "Loss %.3f nats a pair (chance 0.693); λ = %.3g of %d tried, by %d folds",
                training.loss.value ?? .nan, training.penalty, training.penalties.count, training.folds))
        let bins = AlignedTable(
            header: ["calibration: predicted", "observed", "pairs"],
            rows: training.calibration.map {
                [EffectText.percent($0.predicted), EffectText.percent($0.observed), "\($0.pairs)"]
            })
        for line in bins.lines { output.line(line) }
        if let rules = head.rules {
            output.line()
            let effects = AlignedTable(
                header: ["rule", "log-odds"],
                rows: rules.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
                    [$0.key, String(format: "%+.3f", $0.value)]
                })
            for line in effects.lines { output.line(line) }
        }
        for note in training.notes { output.line("Note: \(note)") }
    }

    private func row(_ name: String, _ estimate: Estimate) -> [String] {
        [name, EffectText.percent(estimate.value), EstimateText.interval(estimate), "\(estimate.n)"]
    }
}
