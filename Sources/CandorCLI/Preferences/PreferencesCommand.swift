import ArgumentParser
import Candor
import CandorLab
import CandorPreferences
import CandorReport
import Foundation

/// `candor preferences`
struct PreferencesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preferences",
        abstract: "Find out what preference data rewards, before a model is trained on it.",
        discussion: """
            PAIRS is a file of dialogues with two responses and a preference: hh-rlhf as published (chosen, rejected), or
            rows with prompt or dialogue, response_a, response_b, preferred and perhaps rater; .jsonl, .jsonl.gz or .csv.

            Everything goes to one folder (--out), by default candor-out/preferences/NAME after the file's name:
            labels.jsonl, posterior.json, draws-1.csv … (CmdStan's format) and report.html.

            EXAMPLES
              candor preferences audit pairs.jsonl.gz
              candor preferences label pairs.jsonl --labeller openai:gpt-4.1 --sample 15000 --seed 1
              candor preferences fit pairs.jsonl --prior-scale auto
              candor preferences report pairs.jsonl --format svg
            """,
        subcommands: [
            PreferencesLabelCommand.self, PreferencesFitCommand.self, PreferencesReportCommand.self,
            PreferencesAuditCommand.self, PreferencesCompareCommand.self, PreferencesLabelsCommand.self,
        ])
}

/// `candor preferences audit`
struct PreferencesAuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Label, fit and report what this data rewards.",
        discussion: """
            Ends with a one-sentence answer (does the data reward agreement with the user's views?) and a table of all effects.

            EXAMPLES
              candor preferences audit pairs.jsonl.gz
              candor preferences audit pairs.jsonl --labeller openai:gpt-4.1 --sample 15000 --prior-scale 0.01
            """)

    @Argument(help: "A file of pairs: JSON Lines, a JSON array, CSV or TSV, also .gz.", completion: .file())
    var pairs: String
    @OptionGroup var reading: PairOptions
    @OptionGroup var labelling: LabelOptions
    @OptionGroup var fitting: FitOptions
    @Option(help: "The folder for all files. Default: candor-out/preferences/NAME.", completion: .directory)
    var out: String?

    func run() async throws {
        var plan = PreferenceAudit(pairs: pairs, seed: reading.seed.value)
        (plan.sample, plan.skipsBadRows) = (reading.sample, reading.rows.skipBadRows)
        (plan.labeller, plan.features) = (labelling.labeller, labelling.features)
        (plan.oneFeatureACall, plan.bothOrders) = (labelling.oneFeatureACall, labelling.bothOrders)
        (plan.failsFast, plan.retriesRefused) = (labelling.calls.failFast, labelling.calls.retryRefused)
        plan.fit = fitting.analysis(seed: 0)
        (plan.parallel, plan.out) = (labelling.parallel.number, out)
        let lab = Lab(command: labelling.store.path, origin: labelling.origins.choice, progress: ProgressDisplay())
        try await plan.perform(in: lab)
    }
}

/// `candor preferences fit`
struct PreferencesFitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fit",
        abstract: "Fit what labelled pairs reward: p(A over B) = σ(Σ αφ), sampled by NUTS.",
        discussion: """
            Labels come from --labels, or from the pairs' folder, or are made by rules. A fit that has not converged is
            still written, but says so first and ends with status 3.

            EXAMPLES
              candor preferences fit pairs.jsonl --prior-scale auto --chains 4 --warmup 500 --draws 1500 --seed 1
              candor preferences fit --labels labels.jsonl --prior-scale 0.01 --out fit/
            """)

    @Argument(help: "A file of pairs or labels; optional with --labels.", completion: .file())
    var pairs: String?
    @Option(help: "A labels file.", completion: .file())
    var labels: String?
    @OptionGroup var reading: PairOptions
    @OptionGroup var fitting: FitOptions
    @Option(help: "A feature pack (YAML) of your own, for names and order.", completion: .file())
    var features: String?
    @Option(
        help: "The folder for posterior.json and the draws. Default: candor-out/preferences/NAME.",
        completion: .directory)
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
                folder: folder, pack: pack, options: fitting.analysis(seed: reading.seed.value),
                progress: ProgressDisplay()
            ).fit(source)
        }
        let posterior = findings.posterior
        PreferenceReportWriter(folder: folder, pack: pack).show(posterior, writtenTo: folder.posterior)
        try posterior.expectConvergence()
    }
}

/// `candor preferences label`
struct PreferencesLabelCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "label",
        abstract: "Label each pair: which response has more of each feature?",
        discussion: """
            Which response is called A is random, by seed, so that no labeller can infer the preference from the position.
            With a model, every answer is remembered: re-run the same command to resume.

            Your own feature pack (--features) adds to the built-in one or, without the second line, replaces it:
              name: mine
              extends: built-in
              version: 1
              features:
                - name: mentions_code
                  title: Mentions code
                  question: Which response contains more program code?

            EXAMPLES
              candor preferences label pairs.jsonl.gz
              candor preferences label pairs.jsonl --labeller openai:gpt-4.1 --sample 15000 --seed 1 --both-orders
            """)

    @Argument(help: "A file of pairs: JSON Lines, a JSON array, CSV or TSV, also .gz.", completion: .file())
    var pairs: String
    @OptionGroup var reading: PairOptions
    @OptionGroup var labelling: LabelOptions
    @Option(help: "The folder for labels.jsonl. Default: candor-out/preferences/NAME.", completion: .directory)
    var out: String?

    func run() async throws {
        let labeller = PairLabeller(
            path: pairs, reading: reading.settings, options: labelling.settings,
            folder: PreferenceFolder(for: pairs, out: out), progress: ProgressDisplay())
        let done = try await Interruption.racing { try await labeller.label() }
        for line in done.lines(labeller.folder) { Terminal.output.line(line) }
    }
}

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

    @Argument(help: "A file of pairs or labels that has been fitted, or the folder of its fit.", completion: .file())
    var pairs: String
    @Option(help: "A labels file.", completion: .file())
    var labels: String?
    @Option(help: "Write figures and tables instead of the page; may be repeated.")
    var format: [Choice<ExportFormat>] = []
    @Option(help: "A feature pack (YAML) of your own, for titles.", completion: .file())
    var features: String?
    @Option(
        help: "Where to write. Default: the folder of the fit, candor-out/preferences/NAME.", completion: .directory)
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
