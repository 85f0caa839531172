import Candor
import CandorPreferences
import CandorReport
import Foundation

/// Writes the report of an analysis, and its figures.
package struct PreferenceReportWriter {
    let folder: PreferenceFolder
    let pack: FeaturePack

    package init(folder: PreferenceFolder, pack: FeaturePack) {
        self.folder = folder
        self.pack = pack
    }

    /// The features' titles.
    package var titles: FeatureTitles { FeatureTitles(pack.features) }

    /// Writes `report.html`.
    /// - Parameters:
    ///   - posterior: What was found.
    ///   - source: The labels and, for pairs to read, the pairs.
    package func write(_ posterior: PreferencePosterior, _ source: LabelSource) throws {
        let examples = try examples(posterior, source)
        let page = try PreferenceReportRenderer(posterior: posterior, titles: titles, examples: examples).html()
        try folder.output.write(page, to: folder.report)
    }

    /// Examples are picked from the first 20,000 labelled pairs, so that a file of any size fits in memory.
    private static let pairsForExamples = 20_000

    /// Pairs to read, where they are at hand.
    private func examples(_ posterior: PreferencePosterior, _ source: LabelSource) throws -> [FeatureExample] {
        guard let path = source.pairs, FileManager.default.fileExists(atPath: source.labels) else { return [] }
        var labels = try LabelsReader(path: source.labels, features: pack.names)
        var rows: [String: LabelsRow] = [:]
        while rows.count < Self.pairsForExamples, let row = try labels.next() { rows[row.pair] = row }
        let features = labels.features
        let seed = posterior.run.settings.seed
        var picker = FeatureExamplePicker(features: features, seed: seed)
        var reader = try PairReader(path: path, seed: seed, badRows: .skip)
        while let pair = try reader.next() {
            if let row = rows[pair.id] { picker.add(pair, LabelledPair(row, count: features.count)) }
        }
        return picker.examples.filter { posterior.effects[$0.feature] != nil }
    }
}
