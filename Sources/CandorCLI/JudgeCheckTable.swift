import Candor
import CandorStatistics
import Foundation

/// A judge's check as text.
struct JudgeCheckTable {
    let check: JudgeCheck
    let showsDiffering: Bool

    func show() {
        let output = Terminal.output
        let confusion = check.agreement.confusion
        let scored = confusion.total
        let unscored = confusion.unscored.reduce(0, +)
        let against =
            check.sources == [.human]
            ? "people's verdicts" : "a model's or unattributed verdicts: agreement, not accuracy"
        output.line("  \(check.kind.rawValue): \(scored + unscored) rows, against \(against)")
        output.line(
            "    agreement \(text(check.agreement.agreement, percent: true)) of \(scored) scored, \(unscored) unscored")
        output.line("    Cohen's κ \(text(check.agreement.kappa, percent: false))")
        let width = (confusion.labels.map(\.count).max() ?? 0) + 2
        let header = confusion.labels.map { pad($0, width) }.joined() + "unscored"
        output.line("    " + pad("given ↓ judged →", 18) + header)
        for (index, label) in confusion.labels.enumerated() {
            let counts = confusion.counts[index].map { pad("\($0)", width) }.joined()
            output.line("    " + pad(label, 18) + counts + "\(confusion.unscored[index])")
        }
        guard showsDiffering else { return }
        for row in check.differing {
            output.line("    \(row.id): given \(row.given), judged \(row.judged ?? "unscored")")
        }
    }

    private func text(_ statistic: LinearStatistic, percent: Bool) -> String {
        let estimate = statistic.estimate(denominator: "scored rows")
        func number(_ value: Double?) -> String {
            guard let value else { return "–" }
            return percent ? String(format: "%.1f%%", value * 100) : String(format: "%.3f", value)
        }
        return "\(number(estimate.value)) (95% \(number(estimate.lower)) to \(number(estimate.upper)))"
    }

    private func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.count))
    }
}
