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
        abstract: "Feature by feature: do two labellers agree, and what effects does each lead to?",
        discussion: """
            Pairs are matched by id. Effects are fitted on the pairs that both files have, with one prior for both.

            EXAMPLES
              candor preferences labels agree rules/labels.jsonl model/labels.jsonl --prior-scale 0.01
            """)

    @Argument(help: "A labels file, or the folder of one.", completion: .file())
    var first: String
    @Argument(help: "Another.", completion: .file())
    var second: String
    @Option(
        help: "The scale of the Laplace prior of the effects, or auto: the wider of the two chosen on held-out pairs.")
    var priorScale = PriorScale.automatic
    @OptionGroup var seed: SeedOptions
    @Option(help: "A feature pack (YAML) of your own, for the features' order.", completion: .file())
    var features: String?

    @Option(help: "A folder to write agreement.csv to.", completion: .directory)
    var out: String?

    func validate() throws {
        try priorScale.expect()
    }

    func run() async throws {
        let pack = try FeaturePack.load(features)
        let known = pack.names
        let paths = [first, second].map { path in
            let inside = PreferenceFolder(URL(fileURLWithPath: path)).labels
            return inside.existing == nil ? path : inside.relativePath
        }
        let files = try paths.map { try LabelsFile(path: $0, features: known) }
        let agreement = LabelAgreement(files[0], files[1])
        guard agreement.matched > 0 else {
            throw LabError(.data, "the two files have no pair in common")
        }
        let both = Set(files[0].pairs.map(\.pair)).intersection(files[1].pairs.map(\.pair))
        let sides = try paths.map {
            try UsableLabels.read($0, known: known, keepsTies: false, including: { both.contains($0.pair) }).labels
        }
        var options = AnalysisOptions(scale: priorScale.number, sensitivity: false)
        options.settings.seed = seed.value
        let comparer = PreferenceComparer(pack: pack, options: options)
        let (one, other) = try await Interruption.racing { try await comparer.fits(sides[0], sides[1]) }
        let fits = [one, other]
        let warnings = zip(paths, fits).flatMap { path, fit in
            fit.diagnostics.warnings.map { "\(path): \($0)" }
        }
        for warning in warnings { Terminal.output.line("NOT CONVERGED: \(warning)") }
        let table = AgreementTable(agreement: agreement, first: fits[0], second: fits[1])
        if let out {
            let folder = OutputFolder(path: out)
            try folder.write(table.csv.text, to: folder.file("agreement.csv"))
        }
        table.show()
        guard warnings.isEmpty else { throw ExitCode(ExitStatus.notConverged.rawValue) }
    }
}
