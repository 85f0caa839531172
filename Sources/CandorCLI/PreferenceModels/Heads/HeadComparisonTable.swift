import Candor
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
                    text(row.difference.value, unit, sign: "+"), interval(row.difference, unit),
                    text(row.splitDeviation, unit), "\(row.difference.n)",
                ]
            })
        for line in table.lines { output.line(line) }
        output.line()
        output.line("Shares in percent, differences of shares in points; \"log-odds\" and \"words\" as they are.")
        output.line("Intervals hold the variation of items and of splits; between splits: one standard deviation.")
        for note in comparison.notes { output.line("Note: \(note)") }
    }

    private func text(_ value: Double?, _ unit: HeadMeasurement.Unit, sign: String = "") -> String {
        guard let value else { return "-" }
        return switch unit {
        case .share: String(format: "%\(sign).1f", value * 100)
        case .logOdds: String(format: "%\(sign).3f", value)
        case .words: String(format: "%\(sign).1f", value)
        }
    }

    private func interval(_ estimate: Estimate, _ unit: HeadMeasurement.Unit) -> String {
        guard let lower = estimate.lower, let upper = estimate.upper else { return "-" }
        return "\(text(lower, unit, sign: "+")) to \(text(upper, unit, sign: "+"))"
    }

    private static func range(_ counts: [Int]) -> String {
        guard let least = counts.min(), let most = counts.max() else { return "0" }
        return least == most ? "\(least)" : "\(least) to \(most)"
    }
}
