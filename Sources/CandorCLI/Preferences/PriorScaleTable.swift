import Candor
import CandorModels
import CandorPreferences
import Foundation

/// The scales of the prior that were tried on held-out pairs.
struct PriorScaleTable {
    let prior: PriorDescription

    init(_ prior: PriorDescription) {
        self.prior = prior
    }

    func show() {
        Terminal.output.line("prior: \(prior.family), scale \(prior.scale) (\(prior.chosenBy))")
        guard !prior.grid.isEmpty else { return }
        let table = AlignedTable(
            header: ["scale", "held-out log-likelihood", "accuracy", ""],
            rows: prior.grid.map { trial in
                [
                    "\(trial.scale)", PlainNumber.fixed(trial.logLikelihood, 5),
                    PlainNumber.percent(trial.accuracy), trial.isChosen ? "chosen" : "",
                ]
            })
        for line in table.lines { Terminal.output.line("  " + line) }
    }
}
