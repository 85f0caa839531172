import ArgumentParser
import Candor
import CandorLab
import CandorModels
import CandorPreferences
import CandorReport
import CandorStatistics
import Foundation

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
        abstract: "Compare two labellers feature by feature, and the effects that each leads to.",
        discussion: """
            Pairs are matched by id. Effects are fitted on the pairs that both files have, with one prior for both.

            EXAMPLES
              candor preferences labels agree rules/labels.jsonl model/labels.jsonl --prior-scale 0.01
            """)

    @Argument(help: "A labels file, or its folder.", completion: .file())
    var first: String
    @Argument(help: "The labels file to compare it with, or its folder.", completion: .file())
    var second: String
    @Option(
        help: "The scale of the Laplace prior of the effects, or auto: the wider of the two chosen on held-out pairs.")
    var priorScale = PriorScale.automatic
    @OptionGroup var seed: SeedOptions
    @Option(help: "A feature pack (YAML) of your own, for the features' order.", completion: .file())
    var features: String?

    @Option(help: "The folder for agreement.csv.", completion: .directory)
    var out: String?

    func validate() throws {
        try priorScale.expect()
    }

    func run() async throws {
        let comparing = LabellerComparison(
            first: first, second: second, scale: priorScale.number, seed: seed.value, features: features)
        let outcome = try await Interruption.racing { try await comparing.run() }
        for warning in outcome.warnings { Terminal.output.line("NOT CONVERGED: \(warning)") }
        if let out { try outcome.write(to: out) }
        AgreementTable(agreement: outcome.agreement, first: outcome.first, second: outcome.second).show()
        guard outcome.warnings.isEmpty else { throw ExitCode(ExitStatus.notConverged.rawValue) }
    }
}
