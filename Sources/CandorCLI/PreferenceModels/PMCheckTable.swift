import Candor
import CandorStatistics
import Foundation

/// What `candor pm check` ends with on the terminal.
struct PMCheckTable {
    let check: PreferenceModelCheck

    func show() {
        let output = Terminal.output
        output.line("\(check.model): \(check.pairs) decided pairs" + (check.ties > 0 ? ", \(check.ties) ties" : ""))
        let accuracies = [("accuracy", check.accuracy), ("always the longer one", check.longer)]
        let parts = check.byLength.map { ("accuracy where \($0.name)", $0.accuracy) }
        let table = AlignedTable(
            header: ["", "value", "95% interval", "pairs"],
            rows: (accuracies + parts).map { [$0, EffectText.percent($1.value), Self.interval($1), "\($1.n)"] })
        for line in table.lines { output.line(line) }
        output.line()
        output.line("How often the response that has more of a feature, by rules, is put first:")
        let rewards = AlignedTable(
            header: ["feature", "model", "95% interval", "people", "95% interval", "pairs"],
            rows: check.rewards.map { reward in
                [
                    reward.feature, EffectText.percent(reward.model.value), Self.interval(reward.model),
                    EffectText.percent(reward.people.value), Self.interval(reward.people), "\(reward.model.n)",
                ]
            })
        for line in rewards.lines { output.line(line) }
    }

    private static func interval(_ estimate: Estimate) -> String {
        guard let lower = estimate.lower, let upper = estimate.upper else { return "-" }
        return String(format: "%.1f to %.1f", lower * 100, upper * 100)
    }
}
