import Candor
import CandorModels
import CandorStatistics
import Foundation

/// A judge's check as text.
struct JudgeCheckTable {
    let check: JudgeCheck
    let showsDiffering: Bool

    func show() {
        let output = Terminal.output
        let rows = check.asked + check.decidedByOthers.reduce(0) { $0 + Self.rows($1.agreement) }
        let against =
            check.sources == [.human]
            ? "people's verdicts" : "a model's or unattributed verdicts: agreement, not accuracy"
        output.line("  \(check.kind.rawValue): \(rows) rows, against \(against)")
        for decided in check.decidedByOthers { show(decided) }
        if check.asked > 0 { showOwn(besideOthers: !check.decidedByOthers.isEmpty) }
        if showsDiffering { DifferingRows(rows: check.differing).show() }
    }

    /// What the judge itself answered.
    private func showOwn(besideOthers: Bool) {
        let output = Terminal.output
        let confusion = check.agreement.confusion
        if besideOthers { output.line("    answered by \(check.judge) itself: \(check.answered) of \(check.asked)") }
        if check.answered > 0 {
            output.line("    agreement \(Self.summary(check.agreement))")
            output.line("    Cohen's κ \(Self.text(check.agreement.kappa, percent: false))")
        } else {
            output.line("    no agreement: \(check.judge) gave no verdict on any of \(check.asked) rows")
        }
        let width = (confusion.labels.map(\.count).max() ?? 0) + 2
        let header = confusion.labels.map { pad($0, width) }.joined() + "unscored"
        output.line("    " + pad("given ↓ judged →", 18) + header)
        for (index, label) in confusion.labels.enumerated() {
            let counts = confusion.counts[index].map { pad("\($0)", width) }.joined()
            output.line("    " + pad(label, 18) + counts + "\(confusion.unscored[index])")
        }
    }

    /// What was decided before the judge was asked.
    private func show(_ decided: JudgeCheck.Decided) {
        let confusion = decided.agreement.confusion
        let equal = confusion.labels.indices.reduce(0) { $0 + confusion.counts[$1][$1] }
        Terminal.output.line(
            "    decided by \(decided.by), \(check.judge) not asked: \(Self.rows(decided.agreement)) rows, "
                + "\(equal) of \(confusion.total) scored as given, \(confusion.unscored.reduce(0, +)) unscored")
    }

    private static func rows(_ agreement: Agreement) -> Int {
        agreement.confusion.total + agreement.confusion.unscored.reduce(0, +)
    }

    private static func summary(_ agreement: Agreement) -> String {
        let scored = agreement.confusion.total
        return "\(text(agreement.agreement, percent: true)) of \(scored) scored, \(rows(agreement) - scored) unscored"
    }

    private static func text(_ statistic: LinearStatistic, percent: Bool) -> String {
        let estimate = statistic.estimate(denominator: "scored rows")
        func number(_ value: Double?) -> String {
            guard let value else { return "–" }
            return percent ? PlainNumber.percent(value) : PlainNumber.fixed(value, 3)
        }
        return "\(number(estimate.value)) (95% \(number(estimate.lower)) to \(number(estimate.upper)))"
    }

    private func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.count))
    }
}

/// The rows on which a judge differs, with what was judged and why, in excerpts.
struct DifferingRows {
    let rows: [JudgeCheck.Differing]

    func show() {
        let output = Terminal.output
        for row in rows {
            let unscored = "unscored" + (row.unscored.map { " (\($0.rawValue))" } ?? "")
            let by = row.decidedBy.map { " by \($0)" } ?? ""
            output.line("    \(Self.excerpt(row.id)): given \(row.given), judged \(row.judged ?? unscored)\(by)")
            for (name, text) in row.question.parts { output.line("      \(name): \(Self.excerpt(text))") }
            output.line("      reason: \(Self.excerpt(row.reason))")
        }
    }

    /// The beginning and the end of a text on one line: verdicts often rest on the last words.
    static func excerpt(_ text: String, length: Int = 240) -> String {
        let line = text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : Character($0) }
        let words = String(line).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard words.count > length else { return words }
        return "\(words.prefix(length * 2 / 3)) … \(words.suffix(length / 3))"
    }
}
