import ArgumentParser
import Candor
import CandorLab
import CandorPreferences
import CandorReport

/// `candor preferences audit`
struct PreferencesAuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Label, fit and report: what does this data reward?",
        discussion: """
            Ends with one sentence, does the data reward agreement with the user's views, and a table of all effects.

            EXAMPLES
              candor preferences audit pairs.jsonl.gz
              candor preferences audit pairs.jsonl --labeller openai:gpt-4.1 --sample 15000 --prior-scale 0.01
            """)

    @Argument(help: "A file of pairs: JSON Lines, a JSON array, CSV or TSV, also .gz.")
    var pairs: String
    @OptionGroup var reading: PairOptions
    @OptionGroup var labelling: LabelOptions
    @OptionGroup var fitting: FitOptions
    @Option(help: "Where everything goes. Default: candor-out/preferences/NAME.")
    var out: String?

    func run() async throws {
        let pack = try FeaturePack.load(labelling.features)
        let folder = PreferenceFolder(for: pairs, out: out)
        let audit = PreferenceAudit(
            pairs: pairs, reading: reading.settings, labelling: labelling.settings,
            fitting: fitting.analysis(seed: reading.seed), folder: folder, pack: pack)
        let posterior = try await Interruption.racing { try await audit.run(progress: ProgressDisplay()) }
        PreferenceReportWriter(folder: folder, pack: pack).show(posterior, writtenTo: folder.report)
        try posterior.expectConvergence()
    }
}
