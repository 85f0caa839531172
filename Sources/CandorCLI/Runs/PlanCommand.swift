import ArgumentParser
import Candor
import CandorLab
import CandorStatistics
import Foundation

/// `candor plan`
struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Compute how many items are needed to see a difference between two models on the same items.",
        discussion: """
            The base rate and the paired correlation come from a run (--run; the correlation from a run of two models) or
            from flags. Two-sided test at --significance with --power.

            EXAMPLES
              candor plan --metric correct_to_incorrect --difference 0.1 --run latest
              candor plan --metric mimicry --difference 5% --base-rate 0.2 --correlation 0.4
            """)

    @Option(help: "The metric, as results.json names it.", completion: .metrics)
    var metric: String
    @Option(help: "The difference to detect: a fraction, or a percentage with %.")
    var difference: String
    @Option(help: "Take the base rate and the correlation from this run.", completion: .runs)
    var run: String?
    @Option(help: "The rate on the reference side, from 0 to 1.")
    var baseRate: Double?
    @Option(help: "The correlation of the two sides' results per item, from -1 to 1. Default: the run's, or 0.")
    var correlation: Double?
    @Option(help: "α, the accepted probability of a false positive.")
    var significance: Double = 0.05
    @Option(help: "The power: the wanted probability of detecting a true difference.")
    var power: Double = 0.8
    @OptionGroup var store: StoreOptions

    func run() async throws {
        let percent = difference.hasSuffix("%")
        guard let number = Double(percent ? String(difference.dropLast()) : difference), number != 0, number.isFinite
        else {
            throw LabError(
                .usage, "--difference '\(difference)': write a fraction other than 0, or a percentage with %")
        }
        let request = SampleSizeRequest(
            metric: metric, difference: percent ? number / 100 : number, rate: baseRate, correlation: correlation,
            run: run, store: store.path, significance: significance, power: power)
        for line in try await request.lines() { Terminal.output.line(line) }
    }
}
