import Candor
import CandorPreferences
import CandorStatistics
import Foundation

/// Fits labels and writes `posterior.json` and the draws.
package struct PreferenceFitRun {
    let folder: PreferenceFolder
    let pack: FeaturePack
    let options: AnalysisOptions
    let progress: any RunProgress

    package init(folder: PreferenceFolder, pack: FeaturePack, options: AnalysisOptions, progress: any RunProgress) {
        self.folder = folder
        self.pack = pack
        self.options = options
        self.progress = progress
    }

    /// Reads labels as numbers.
    func labels(
        of source: LabelSource, including: (LabelsRow) -> Bool = { _ in true }
    ) throws -> (labels: UsableLabels, sha256: String) {
        let lengths = try source.pairs.map { try ResponseLengths(path: $0, seed: options.settings.seed) }
        return try UsableLabels.read(
            source.labels, known: pack.names, keepsTies: options.ties == .davidson, including: including,
            lengthDifference: { lengths?.difference(of: $0) })
    }

    /// Fits, and writes what was found.
    package func fit(_ source: LabelSource) async throws -> PreferenceAnalysis.Findings {
        try folder.output.prepare()
        let read = try labels(of: source)
        guard !options.byRater || !read.labels.raters.isEmpty else {
            throw LabError(.usage, "\(key: "by_rater"): no row of \(source.labels) names a rater")
        }
        let analysis = PreferenceAnalysis(options)
        let findings = try await analysis.findings(
            of: read.labels,
            from: .init(name: source.name, sha256: read.sha256, labeller: source.labeller),
            candor: Version.current,
            progress: { progress.step($0) })
        try folder.output.write(findings.posterior, to: folder.posterior)
        let settings = findings.posterior.run.settings
        let draws = CmdStanCSV(findings.fit.draws, settings: settings, model: "candor preferences")
        try write(draws.texts)
        return findings
    }

    /// Writes the draws chain by chain, and removes those of an earlier fit with more chains: whoever reads `draws-*.csv`
    /// would take them for chains of this one.
    private func write(_ draws: [String]) throws {
        for (index, text) in draws.enumerated() { try folder.output.write(text, to: folder.draws(index + 1)) }
        var chain = draws.count + 1
        while let stale = folder.draws(chain).existing {
            try FileManager.default.removeItem(at: stale)
            chain += 1
        }
    }
}

/// How much longer one response of a pair is than the other, in characters (Unicode code points), for the baseline
/// "always the longer one".
struct ResponseLengths {
    private struct Entry {
        var difference: Float
        var shareOfA: Float
    }

    /// By the hash of the pair's id: with a million pairs the ids themselves would be most of the memory.
    private var entries: [Int: Entry] = [:]

    /// Reads the pairs.
    init(path: String, seed: UInt64) throws {
        var reader = try PairReader(path: path, seed: seed, badRows: .skip)
        while let pair = try reader.next() {
            entries[pair.id.hashValue] = Entry(
                difference: Float(pair.responseA.unicodeScalars.count - pair.responseB.unicodeScalars.count),
                shareOfA: Float(pair.preferred.shareOfA))
        }
    }

    /// How many characters longer A is than B in a row of labels, which may have been shuffled by another seed than the pairs: the
    /// preference tells which side is which.
    func difference(of row: LabelsRow) -> Double? {
        guard let entry = entries[row.pair.hashValue] else { return nil }
        let share = Float(row.preferred.shareOfA)
        if abs(share - entry.shareOfA) < 1e-6 { return Double(entry.difference) }
        return abs(share + entry.shareOfA - 1) < 1e-6 ? -Double(entry.difference) : nil
    }
}
