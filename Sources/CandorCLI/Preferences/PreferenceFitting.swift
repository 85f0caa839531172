import Candor
import CandorPreferences
import CandorStatistics
import Foundation

/// Fits labels and writes `posterior.json` and the draws.
struct PreferenceFitting {
    let folder: PreferenceFolder
    let pack: FeaturePack
    let options: FitOptions
    let seed: UInt64

    /// Reads labels as numbers.
    func labels(
        of source: LabelSource, including: (LabelsRow) -> Bool = { _ in true }
    ) throws -> (labels: UsableLabels, sha256: String) {
        let lengths = try source.pairs.map { try ResponseLengths(path: $0, seed: seed) }
        return try UsableLabels.read(
            source.labels, known: pack.names, keepsTies: options.ties == "davidson", including: including,
            lengthDifference: { lengths?.difference(of: $0) })
    }

    /// Fits, and writes what was found.
    func fit(_ source: LabelSource) async throws -> PreferenceAnalysis.Findings {
        try folder.prepare()
        let read = try labels(of: source)
        guard !options.byRater || !read.labels.raters.isEmpty else {
            throw CommandError(.usage, "--by-rater: no row of \(source.labels) names a rater")
        }
        let analysis = PreferenceAnalysis(options.analysis(seed: seed))
        let findings = try await analysis.findings(
            of: read.labels,
            from: .init(name: source.name, sha256: read.sha256, labeller: source.labeller),
            candor: Version.current,
            progress: { if Terminal.error.isInteractive { Terminal.error.line("candor: \($0) …") } })
        try folder.write(findings.posterior, to: folder.posterior)
        let settings = findings.posterior.run.settings
        let draws = CmdStanCSV(findings.fit.draws, settings: settings, model: "candor preferences")
        try write(draws.texts)
        return findings
    }

    /// Writes the draws chain by chain, and removes those of an earlier fit with more chains: whoever reads `draws-*.csv`
    /// would take them for chains of this one.
    private func write(_ draws: [String]) throws {
        for (index, text) in draws.enumerated() { try folder.write(text, to: folder.draws(index + 1)) }
        var chain = draws.count + 1
        while let stale = folder.draws(chain).existing {
            try FileManager.default.removeItem(at: stale)
            chain += 1
        }
    }
}

extension FitOptions {
    /// What the flags ask for.
    func analysis(seed: UInt64) -> AnalysisOptions {
        AnalysisOptions(
            family: PriorFamily(rawValue: prior) ?? .laplace, scale: Double(priorScale),
            ties: ties == "davidson" ? .davidson : .leftOut, intercept: intercept, byRater: byRater,
            settings: SamplerSettings(
                chains: chains, warmup: warmup, draws: draws, targetAcceptance: targetAcceptance,
                metric: SamplerSettings.Metric(rawValue: metric) ?? .diagonal, seed: seed),
            sampler: sampler == "nuts" ? .nuts : .automatic, sensitivity: !noSensitivity)
    }
}
