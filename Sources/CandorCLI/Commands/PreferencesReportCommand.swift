import ArgumentParser
import Candor
import CandorLab
import CandorPreferences
import CandorReport
import Foundation

/// `candor preferences report`
struct PreferencesReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Write the report of a fit: figures 5, 18, 19 and 20 with the paper's values, tables, pairs to read.",
        discussion: """
            EXAMPLES
              candor preferences report pairs.jsonl
              candor preferences report pairs.jsonl --format svg --format csv --out figures/
            """)

    @Argument(help: "A file of pairs or labels that has been fitted, or the folder of its fit.")
    var pairs: String
    @Option(help: "A labels file.")
    var labels: String?
    @Option(help: "Write figures and tables as png, svg, csv or json instead of the page; may be repeated.")
    var format: [String] = []
    @Option(help: "A feature pack (YAML) of your own, for titles.")
    var features: String?
    @Option(help: "Where to write. Default: the folder of the fit, candor-out/preferences/NAME.")
    var out: String?

    func run() async throws {
        let formats = try ExportFormat.parsed(format)
        let pack = try FeaturePack.load(features)
        let folder = PreferenceFolder(for: pairs, out: out)
        // The fit is where the report goes, or where the pairs' fit goes unless told otherwise.
        let fitted = folder.posterior.existing == nil ? PreferenceFolder(for: pairs, out: nil) : folder
        let posterior = try fitted.readPosterior()
        let reporting = PreferenceReportWriter(folder: folder, pack: pack)
        guard formats.isEmpty else {
            try await reporting.export(posterior, as: formats, into: folder.url)
            return
        }
        // Fitted from a labels file elsewhere that is not named here: then there are no pairs to read.
        let hasLabels = labels != nil || fitted.labels.existing != nil
        let source = LabelSource(
            labels: labels ?? fitted.labels.path,
            pairs: try hasLabels && LabelSource.holdsPairs(pairs) ? pairs : nil,
            labeller: posterior.run.labeller, name: posterior.run.source)
        if let labels, try Labelling.sha256(ofFile: labels) != posterior.run.labels {
            throw LabError(.usage, "\(labels) has not the labels that were fitted")
        }
        if source.pairs == nil {
            Terminal.error.line("candor: no pairs to read in the report: name the file of pairs to have them")
        }
        try reporting.write(posterior, source)
        reporting.show(posterior, writtenTo: folder.report)
        try posterior.expectConvergence()
    }
}
