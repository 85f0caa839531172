import ArgumentParser
import Candor
import CandorLab
import CandorPreferences
import Foundation

/// `candor preferences fit`
struct PreferencesFitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fit",
        abstract: "Fit what labelled pairs reward: p(A over B) = σ(Σ αφ), sampled by NUTS.",
        discussion: """
            Labels come from --labels, or from the pairs' folder, or are made by rules. A fit that has not converged is
            written all the same, says so first, and ends with status 3.

            EXAMPLES
              candor preferences fit pairs.jsonl --prior-scale auto --chains 4 --warmup 500 --draws 1500 --seed 1
              candor preferences fit --labels labels.jsonl --prior-scale 0.01 --out fit/
            """)

    @Argument(help: "A file of pairs or labels; may be left out where --labels is given.")
    var pairs: String?
    @Option(help: "A labels file.")
    var labels: String?
    @OptionGroup var reading: PairOptions
    @OptionGroup var fitting: FitOptions
    @Option(help: "A feature pack (YAML) of your own, for names and order.")
    var features: String?
    @Option(help: "Where posterior.json and the draws go. Default: candor-out/preferences/NAME.")
    var out: String?

    func validate() throws {
        guard pairs != nil || labels != nil else { throw ValidationError("name a file of pairs, or --labels") }
    }

    func run() async throws {
        guard let path = pairs ?? labels else { return }
        let folder = PreferenceFolder(for: path, out: out)
        let pack = try FeaturePack.load(features)
        let labelling = LabelSettings(features: features)
        let findings = try await Interruption.racing {
            let source = try await LabelSource.find(
                path, labels: labels, folder: folder, reading: reading.settings, labelling: labelling,
                progress: ProgressDisplay())
            return try await PreferenceFitRun(
                folder: folder, pack: pack, options: fitting.analysis(seed: reading.seed), progress: ProgressDisplay()
            ).fit(source)
        }
        let posterior = findings.posterior
        PreferenceReportWriter(folder: folder, pack: pack).show(posterior, writtenTo: folder.posterior)
        try posterior.expectConvergence()
    }
}
