import ArgumentParser
import Candor
import CandorReport
import CandorStatistics

/// `candor preferences labels`
struct PreferencesLabelsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "labels",
        abstract: "Compare two labellers.",
        discussion: """
            EXAMPLES
              candor preferences labels agree rules/labels.jsonl model/labels.jsonl
            """,
        subcommands: [PreferencesAgreeCommand.self])
}

/// `candor preferences labels agree`
struct PreferencesAgreeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agree",
        abstract: "Feature by feature: do two labellers agree, and what effects does each lead to?",
        discussion: """
            Pairs are matched by id. Effects are fitted on the pairs that both files have, with one prior for both.

            EXAMPLES
              candor preferences labels agree rules/labels.jsonl model/labels.jsonl --prior-scale 0.01
            """)

    @Argument(help: "A labels file.")
    var first: String
    @Argument(help: "Another.")
    var second: String
    @Option(help: "The scale of the Laplace prior of the effects.")
    var priorScale: Double = 0.01
    @Option(help: "The seed of the chains.")
    var seed: UInt64 = 0
    @Option(help: "A feature pack (YAML) of your own, for the features' order.")
    var features: String?

    func validate() throws {
        guard priorScale > 0, priorScale.isFinite else { throw ValidationError("--prior-scale must be above 0") }
    }

    func run() async throws {
        let known = try FeaturePack.load(features).names
        let files = try [LabelsFile(path: first, features: known), LabelsFile(path: second, features: known)]
        let agreement = LabelAgreement(files[0], files[1])
        guard agreement.matched > 0 else {
            throw CommandError(.data, "the two files have no pair in common")
        }
        let both = Set(files[0].pairs.map(\.pair)).intersection(files[1].pairs.map(\.pair))
        var options = AnalysisOptions(scale: priorScale, sensitivity: false)
        options.settings.seed = seed
        let analysis = PreferenceAnalysis(options)
        let fits = try await Interruption.racing {
            var fits: [PreferenceFit] = []
            for path in [first, second] {
                let labels = try UsableLabels.read(
                    path, known: known, keepsTies: false, including: { both.contains($0.pair) }
                ).labels
                fits.append(try await analysis.fit(labels))
            }
            return fits
        }
        let warnings = zip([first, second], fits).flatMap { path, fit in
            fit.diagnostics.warnings.map { "\(path): \($0)" }
        }
        for warning in warnings { Terminal.output.line("NOT CONVERGED: \(warning)") }
        AgreementTable(agreement: agreement, first: fits[0], second: fits[1]).show()
        guard warnings.isEmpty else { throw ExitCode(ExitStatus.notConverged.rawValue) }
    }
}
