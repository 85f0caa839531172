import Candor
import CandorPreferences

/// Effects as comma-separated values, with the names of `posterior.json` as columns; probabilities are fractions.
enum EffectCSV {
    /// One row a feature, then one a combination, which has probabilities alone.
    static func table(_ posterior: PreferencePosterior, titles: FeatureTitles) -> CSVTable {
        let summary = [
            "mean", "standardDeviation", "median", "lower50", "upper50", "lower95", "upper95",
        ]
        var table = CSVTable(
            header: ["feature", "title"] + summary + summary.map { "probability_\($0)" }
                + ["rHat", "bulkESS", "tailESS", "mcse", "pairs"])
        for name in posterior.features {
            guard let effect = posterior.effects[name] else { continue }
            table.append(
                [name, titles.title(of: name)] + (effect.effect.numbers + effect.probability.numbers).map(number)
                    + [effect.rHat, effect.bulkESS, effect.tailESS, effect.mcse].map(CSVTable.number)
                    + [String(effect.pairs)])
        }
        for (name, probability) in posterior.combined.sorted(by: { $0.key < $1.key }) {
            table.append(
                [name, titles.title(of: name)] + summary.map { _ in "" } + probability.numbers.map(number)
                    + Array(repeating: "", count: 5))
        }
        return table
    }

    private static func number(_ value: Double) -> String { CSVTable.number(value) }
}
