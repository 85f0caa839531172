import Candor
import CandorPreferences

/// What data reward: labels pairs, fits the labels and writes the report.
package struct PreferenceAudit: Sendable {
    /// The file of pairs.
    let pairs: String
    let reading: ReadSettings
    let labelling: LabelSettings
    let fitting: AnalysisOptions
    let folder: PreferenceFolder
    let pack: FeaturePack

    package init(
        pairs: String, reading: ReadSettings, labelling: LabelSettings, fitting: AnalysisOptions,
        folder: PreferenceFolder, pack: FeaturePack
    ) {
        self.pairs = pairs
        self.reading = reading
        self.labelling = labelling
        self.fitting = fitting
        self.folder = folder
        self.pack = pack
    }

    /// Labels, fits and writes.
    package func run(progress: any RunProgress) async throws -> PreferencePosterior {
        let source = try await LabelSource.find(
            pairs, labels: nil, folder: folder, reading: reading, labelling: labelling, relabels: true,
            progress: progress)
        let findings = try await PreferenceFitRun(folder: folder, pack: pack, options: fitting, progress: progress)
            .fit(source)
        try PreferenceReportWriter(folder: folder, pack: pack).write(findings.posterior, source)
        return findings.posterior
    }
}
