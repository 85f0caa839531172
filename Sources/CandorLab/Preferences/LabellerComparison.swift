import Candor
import CandorPreferences
import CandorReport
import CandorStatistics
import Foundation

/// Two labellers of the same pairs: whether they agree, and what effects each leads to.
package struct LabellerComparison: Sendable {
    /// The first labels file, or the folder of one.
    package var first: String
    /// The second.
    package var second: String
    /// The scale of the prior of the effects; `nil` for the wider of the two chosen on held-out pairs.
    package var scale: Double?
    /// The seed of the chains.
    package var seed: UInt64
    /// A feature pack's file; `nil` for the built-in one.
    package var features: String?

    package init(
        first: String, second: String, scale: Double? = nil, seed: UInt64 = 0, features: String? = nil
    ) {
        self.first = first
        self.second = second
        self.scale = scale
        self.seed = seed
        self.features = features
    }

    /// What came out.
    package struct Outcome: Sendable {
        /// The agreement, feature by feature.
        package var agreement: LabelAgreement
        /// The effects that the first labels lead to, on the pairs that both have.
        package var first: PreferenceFit
        /// The effects that the second lead to.
        package var second: PreferenceFit
        /// Why the fits are not to be believed; none where they are.
        package var warnings: [String]
    }

    /// Reads both, and fits both on the pairs that they share, with one prior.
    /// - Throws: `DataError` for a file that cannot be used, ``LabError`` where they share no pair.
    package func run() async throws -> Outcome {
        let pack = try FeaturePack.load(features)
        let known = pack.names
        let paths = [first, second].map { path in
            let inside = PreferenceFolder(URL(fileURLWithPath: path)).labels
            return inside.existing == nil ? path : inside.relativePath
        }
        let files = try paths.map { try LabelsFile(path: $0, features: known) }
        let agreement = LabelAgreement(files[0], files[1])
        guard agreement.matched > 0 else {
            throw LabError(.data, "the two files have no pair in common")
        }
        let both = Set(files[0].pairs.map(\.pair)).intersection(files[1].pairs.map(\.pair))
        let sides = try paths.map {
            try UsableLabels.read($0, known: known, keepsTies: false, including: { both.contains($0.pair) }).labels
        }
        var options = AnalysisOptions(scale: scale, sensitivity: false)
        options.settings.seed = seed
        let fits = try await PreferenceComparer(pack: pack, options: options).fits(sides[0], sides[1])
        let warnings = zip(paths, [fits.0, fits.1]).flatMap { path, fit in
            fit.diagnostics.warnings.map { "\(path): \($0)" }
        }
        return Outcome(agreement: agreement, first: fits.0, second: fits.1, warnings: warnings)
    }
}

extension LabellerComparison.Outcome {
    /// The agreement and the effects with every digit, for other programs.
    package var csv: CSVTable {
        CSVTable(
            header: [
                "feature", "pairs", "agreement", "kappa", "first_median", "first_lower95", "first_upper95",
                "second_median", "second_lower95", "second_upper95",
            ],
            rows: agreement.features.map { feature in
                let numbers = [feature.agreement.agreement.value, feature.agreement.kappa.value]
                let effects = [first, second].flatMap { fit -> [Double?] in
                    let effect = fit.effects[feature.name]?.probability
                    return [effect?.median, effect?.lower95, effect?.upper95]
                }
                return [feature.name, "\(feature.scored)"] + (numbers + effects).map(CSVTable.number)
            })
    }

    /// Writes `agreement.csv`.
    /// - Parameter path: The folder.
    package func write(to path: String) throws {
        let folder = OutputFolder(path: path)
        try folder.write(csv.text, to: folder.file("agreement.csv"))
    }
}
