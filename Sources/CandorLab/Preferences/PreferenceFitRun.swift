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
            throw LabError(.usage, "--by-rater: no row of \(source.labels) names a rater")
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
