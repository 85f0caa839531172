import Candor
import CandorPreferences
import CandorReport
import CandorStatistics

/// Fits two sides with one prior and sets them against each other.
package struct PreferenceComparer: Sendable {
    let pack: FeaturePack
    let options: AnalysisOptions

    package init(pack: FeaturePack, options: AnalysisOptions) {
        self.pack = pack
        self.options = options
    }

    package func compare(_ first: PreferenceSide, _ second: PreferenceSide) async throws -> PreferenceComparison {
        let keepsTies = options.ties == .davidson
        let one = try await first.labels(known: pack.names, keepsTies: keepsTies)
        let other = try await second.labels(known: pack.names, keepsTies: keepsTies)
        let fits = try await fits(one, other)
        let warnings = zip([first.name, second.name], [fits.0, fits.1]).flatMap { name, fit in
            fit.diagnostics.warnings.map { "\(name): \($0)" }
        }
        return PreferenceComparison(
            candor: Version.current, first: first.name, second: second.name, firstPairs: fits.0.pairs,
            secondPairs: fits.1.pairs, effects: records(fits.0, fits.1), warnings: warnings)
    }

    /// Both fits with one prior: the given one, or the wider of those chosen, which shrinks a difference least.
    package func fits(
        _ one: UsableLabels, _ other: UsableLabels
    ) async throws -> (PreferenceFit, PreferenceFit) {
        var options = options
        options.sensitivity = false
        let analysis = PreferenceAnalysis(options)
        if options.scale == nil {
            options.scale = max(try await analysis.chosenScale(for: one), try await analysis.chosenScale(for: other))
        }
        var otherOptions = options
        // The two posteriors are to be independent.
        otherOptions.settings.seed = options.settings.seed &+ 1
        return (
            try await PreferenceAnalysis(options).fit(one), try await PreferenceAnalysis(otherOptions).fit(other)
        )
    }

    /// Combinations first, then the features in the first fit's order.
    private func records(_ one: PreferenceFit, _ other: PreferenceFit) -> [PreferenceComparisonRecord] {
        let records = one.difference(from: other).compactMap { difference -> PreferenceComparisonRecord? in
            let name = difference.name
            guard let first = one.combined[name] ?? one.effects[name]?.probability,
                let second = other.combined[name] ?? other.effects[name]?.probability
            else { return nil }
            return PreferenceComparisonRecord(
                feature: name, first: first, second: second, difference: difference.probability,
                probabilityFirstLarger: difference.probabilityOfGreater)
        }
        return records.filter { one.combined[$0.feature] != nil } + records.filter { one.combined[$0.feature] == nil }
    }
}
