import Candor
import CandorModels
import CandorPreferenceModels
import CandorStatistics
import Foundation

/// What `candor pm compare` ends with on the terminal.
struct HeadComparisonTable {
    let comparison: PreferenceHeadComparison

    func show() {
        let output = Terminal.output
        output.line(
            "\(comparison.pairs) pairs, \(comparison.keptPairs) kept by --where '\(comparison.filter)'; "
                + "\(comparison.trained.count) splits, \(Self.range(comparison.trained)) pairs trained on, "
                + "\(Self.range(comparison.tested)) tested")
        let most = comparison.rows.compactMap(\.measure.bestOf).max()
        let rows = comparison.rows.filter { $0.measure.bestOf == most || $0.measure.bestOf == nil }
        let table = AlignedTable(
            header: ["", "all", "kept", "kept - all", "95% interval", "between splits", "n"],
            rows: rows.map { row in
                let unit = row.measure.unit
                return [
                    row.measure.name, text(row.all.value, unit), text(row.kept.value, unit),
                    text(row.difference.value, unit, isSigned: true), interval(row.difference, unit),
                    text(row.splitDeviation, unit), "\(row.difference.n)",
                ]
            })
        for line in table.lines { output.line(line) }
        output.line()
        output.line("Shares in percent, differences of shares in points; \"log-odds\" and \"words\" as they are.")
        output.line("Intervals hold the variation of items and of splits; between splits: one standard deviation.")
        for note in comparison.notes { output.line("Note: \(note)") }
    }

    private func text(_ value: Double?, _ unit: HeadMeasurement.Unit, isSigned: Bool = false) -> String {
        switch unit {
        case .share: PlainNumber.fixed(value.map { $0 * 100 }, 1, isSigned: isSigned)
        case .logOdds: PlainNumber.fixed(value, 3, isSigned: isSigned)
        case .words: PlainNumber.fixed(value, 1, isSigned: isSigned)
        }
    }

    private func interval(_ estimate: Estimate, _ unit: HeadMeasurement.Unit) -> String {
        guard let lower = estimate.lower, let upper = estimate.upper else { return "-" }
        return "\(text(lower, unit, isSigned: true)) to \(text(upper, unit, isSigned: true))"
    }

    private static func range(_ counts: [Int]) -> String {
        guard let least = counts.min(), let most = counts.max() else { return "0" }
        return least == most ? "\(least)" : "\(least) to \(most)"
    }
}
