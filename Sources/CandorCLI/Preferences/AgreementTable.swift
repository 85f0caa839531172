import Candor
import CandorModels
import CandorPreferences
import CandorReport
import CandorStatistics
import Foundation

/// Two labellers feature by feature: agreement, κ, and the effects that each leads to.
struct AgreementTable {
    let agreement: LabelAgreement
    let first: PreferenceFit
    let second: PreferenceFit

    func show() {
        let output = Terminal.output
        output.line(
            "\(agreement.matched) pairs in both; \(agreement.onlyInFirst) only in the first, "
                + "\(agreement.onlyInSecond) only in the second")
        if agreement.turned > 0 {
            output.line(
                "\(agreement.turned) pairs stand the other way round in the second; \(agreement.unoriented) ties left out"
            )
        }
        for line in table.lines { output.line(line) }
        if !agreement.unmatchedFeatures.isEmpty {
            output.line("only in one file: \(agreement.unmatchedFeatures.joined(separator: ", "))")
        }
        output.line("effect: probability that a response with the feature is preferred, all else equal, 95% interval")
    }

    private var table: AlignedTable {
        let features = agreement.features.map { feature in
            [
                feature.name, "\(feature.scored)", PlainNumber.percent(feature.agreement.agreement.value),
                PlainNumber.fixed(feature.agreement.kappa.value, 2),
                first.effects[feature.name]?.probability.probabilityText ?? "-",
                second.effects[feature.name]?.probability.probabilityText ?? "-",
            ]
        }
        let combined = first.combined.keys.sorted().map { name in
            [
                name, "", "", "", first.combined[name]?.probabilityText ?? "-",
                second.combined[name]?.probabilityText ?? "-",
            ]
        }
        return AlignedTable(
            header: ["feature", "pairs", "agreement", "kappa", "effect, first", "effect, second"],
            rows: features + combined)
    }
}
