import CandorModels
import CandorReport
import Foundation

/// Two data sets feature by feature, for the terminal.
struct PreferenceComparisonTable {
    let comparison: PreferenceComparison

    func show() {
        let output = Terminal.output
        output.line(
            "\(comparison.first): \(comparison.firstPairs) pairs; \(comparison.second): \(comparison.secondPairs) pairs"
        )
        for line in table.lines { output.line(line) }
        output.line("probability that a response with the feature is preferred, all else equal, with 95% intervals")
    }

    private var table: AlignedTable {
        AlignedTable(
            header: ["feature", "first", "second", "difference, points", "P(first larger)"],
            rows: comparison.effects.map { effect in
                [
                    effect.feature, effect.first.probabilityText, effect.second.probabilityText,
                    effect.difference.differenceText, PlainNumber.fixed(effect.probabilityFirstLarger, 3),
                ]
            })
    }
}
