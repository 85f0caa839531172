import Candor
import CandorModels
import CandorPreferenceModels
import CandorStatistics
import Foundation

/// What `candor pm check` ends with on the terminal.
struct PMCheckTable {
    let check: PreferenceModelCheck

    func show() {
        let output = Terminal.output
        let counts = [(check.ties, "ties"), (check.unscored, "without a usable score")].filter { $0.0 > 0 }
        output.line(
            (["\(check.model): \(check.pairs) decided pairs"] + counts.map { "\($0) \($1)" }).joined(separator: ", "))
        show(accuracies)
        output.line()
        showCalibration()
        if !check.rewards.isEmpty {
            output.line()
            output.line("How often the response that has more of a feature, by rules, is put first:")
            show(rewards)
        }
        for note in check.notes { output.line("Note: \(note)") }
    }

    private func show(_ table: AlignedTable) {
        for line in table.lines { Terminal.output.line(line) }
    }

    private var accuracies: AlignedTable {
        let all = [("accuracy", check.accuracy), ("always the longer one (in characters)", check.longer)]
        let parts = (check.byLength + check.byRelativeLength).map { ("accuracy where \($0.name)", $0.accuracy) }
        return AlignedTable(
            header: ["", "value", "95% interval", "pairs"],
            rows: (all + parts).map { name, estimate in
                [
                    name, PlainNumber.percent(estimate.value), PlainNumber.interval(estimate.lower, estimate.upper),
                    "\(estimate.n)",
                ]
            })
    }

    private func showCalibration() {
        let scaled = check.scaled
        var losses = "Loss \(PlainNumber.significant(check.loss.value)) nats a pair (chance 0.693)"
        if let scaled {
            losses +=
                "; \(PlainNumber.significant(scaled.loss.value)) with scores divided by \(Self.range(check.temperature))"
        }
        Terminal.output.line(losses)
        let bins = check.calibration.enumerated().map { index, bin in
            let other = scaled.map { [$0.calibration[index]] } ?? []
            return ([bin] + other).flatMap { [PlainNumber.percent($0.predicted), PlainNumber.percent($0.observed)] }
                + ["\(bin.pairs)"]
        }
        guard !bins.isEmpty else { return }
        show(
            AlignedTable(
                header: ["calibration: predicted", "observed"]
                    + (scaled == nil ? [] : ["scaled: predicted", "observed"]) + ["pairs"],
                rows: bins))
    }

    private var rewards: AlignedTable {
        AlignedTable(
            header: ["feature", "model", "95% interval", "people", "95% interval", "pairs"],
            rows: check.rewards.map { reward in
                [
                    reward.feature, PlainNumber.percent(reward.model.value),
                    PlainNumber.interval(reward.model.lower, reward.model.upper),
                    PlainNumber.percent(reward.people.value),
                    PlainNumber.interval(reward.people.lower, reward.people.upper), "\(reward.model.n)",
                ]
            })
    }

    /// A temperature with its interval.
    private static func range(_ temperature: Estimate) -> String {
        let value = PlainNumber.significant(temperature.value)
        guard let lower = temperature.lower else { return value }
        let upper = temperature.upper.map { " to \(PlainNumber.significant($0))" } ?? " or more"
        return "\(value) (\(PlainNumber.significant(lower))\(upper))"
    }
}
