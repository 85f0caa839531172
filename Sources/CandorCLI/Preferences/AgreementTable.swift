import Candor
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
        if agreement.turned > 0 { output.line("\(agreement.turned) pairs stand the other way round in the second") }
        for line in table.lines { output.line(line) }
        if !agreement.unmatchedFeatures.isEmpty {
            output.line("only in one file: \(agreement.unmatchedFeatures.joined(separator: ", "))")
        }
        output.line("effect: probability that a response with the feature is preferred, all else equal, 95% interval")
    }

    private var table: AlignedTable {
        let features = agreement.features.map { feature in
            [
                feature.name, "\(feature.scored)", EffectText.percent(feature.agreement.agreement.value),
                feature.agreement.kappa.value.map { String(format: "%.2f", $0) } ?? "-",
                EffectText.probability(first.effects[feature.name]?.probability),
                EffectText.probability(second.effects[feature.name]?.probability),
            ]
        }
        let combined = first.combined.keys.sorted().map { name in
            [
                name, "", "", "", EffectText.probability(first.combined[name]),
                EffectText.probability(second.combined[name]),
            ]
        }
        return AlignedTable(
            header: ["feature", "pairs", "agreement", "kappa", "effect, first", "effect, second"],
            rows: features + combined)
    }
}
