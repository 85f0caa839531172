import ArgumentParser
import Candor
import CandorLab
import CandorModels
import CandorPreferences
import CandorReport
import CandorStatistics
import Foundation

/// `candor preferences compare`
struct PreferencesCompareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Test whether two data sets, or two groups of raters, reward different things.",
        discussion: """
            Both are fitted with the same prior: with --prior-scale auto, the wider of the two that are chosen. Pairs without
            labels are labelled by rules.

            EXAMPLES
              candor preferences compare helpful.jsonl harmless.jsonl.gz
              candor preferences compare pairs.jsonl pairs.jsonl --raters-a r1,r2,r3 --raters-b r4,r5,r6
            """)

    @Argument(help: "Pairs, labels, or the folder of an analysis.", completion: .file())
    var first: String
    @Argument(
        help: "The pairs to compare with; give the same file to compare two groups of raters.", completion: .file())
    var second: String
    @Option(help: "Use only these raters of the first file, separated by commas.")
    var ratersA: String?
    @Option(help: "Use only these raters of the second file, separated by commas.")
    var ratersB: String?
    @OptionGroup var reading: PairOptions
    @OptionGroup var fitting: FitOptions
    @Option(help: "A feature pack (YAML) of your own.", completion: .file())
    var features: String?
    @Option(help: "Also write the figure and the table; may be repeated.")
    var format: [Choice<ExportFormat>] = []
    @Option(help: "The folder for comparison.json and comparison.html.", completion: .directory)
    var out: String = "candor-out/preferences/comparison"

    func run() async throws {
        let formats = try ExportFormat.parsed(format)
        try checkSides()
        let pack = try FeaturePack.load(features)
        let progress = ProgressDisplay()
        let sides = [
            PreferenceSide(
                path: first, raters: ratersA, reading: reading.settings, features: features, progress: progress),
            PreferenceSide(
                path: second, raters: ratersB, reading: reading.settings, features: features, progress: progress),
        ]
        let comparer = PreferenceComparer(pack: pack, options: fitting.analysis(seed: reading.seed.value))
        let comparison = try await Interruption.racing { try await comparer.compare(sides[0], sides[1]) }
        let folder = PreferenceComparisonFolder(path: out, pack: pack)
        try folder.write(comparison)
        for format in formats {
            for file in try await folder.export(comparison, as: format) { Terminal.output.line(file.relativePath) }
        }
        for warning in comparison.warnings { Terminal.output.line("NOT CONVERGED: \(warning)") }
        PreferenceComparisonTable(comparison: comparison).show()
        Terminal.output.line("comparison: \(folder.page.relativePath)")
        guard comparison.warnings.isEmpty else { throw ExitCode(ExitStatus.notConverged.rawValue) }
    }

    /// Refuses two sides that share data: differences are only worked out right for independent posteriors.
    private func checkSides() throws {
        if first == second {
            guard let ratersA, let ratersB else {
                throw LabError(.usage, "both are \(first); name two files, or --raters-a and --raters-b")
            }
            let shared = Set(ratersA.split(separator: ",")).intersection(ratersB.split(separator: ","))
            guard shared.isEmpty else {
                throw LabError(
                    .usage, "--raters-a and --raters-b both name \(shared.sorted().joined(separator: ", "))")
            }
        } else {
            try PreferenceSide.expectApart(first, second)
        }
    }
}
