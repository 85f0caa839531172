import ArgumentParser
import Candor
import CandorLab
import CandorModels
import Foundation

/// `candor judge sample`
struct JudgeSampleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample",
        abstract: "Write a random sample of a run's trials out for labelling.",
        discussion: """
            Fill in "verdict" in each row (and "source": human or model), then give the file to 'candor report --gold'.

            EXAMPLES
              candor judge sample latest --metric correct_to_incorrect --n 100 --seed 1 > sample.jsonl
              candor report latest --gold sample.jsonl
            """)

    @Argument(help: "A run's id, 'latest', or the folder of a run.")
    var run: String
    @Option(help: "The metric whose verdicts are to be labelled.")
    var metric: String
    @Option(name: .customLong("n"), help: "How many trials.")
    var count: Int = 100
    @Option(help: "The seed of the sample.")
    var seed: UInt64 = 0
    @Option(help: "Where to write. Default: standard output.")
    var out: String?
    @Option(help: "The store of answers and runs.")
    var store: String = "candor.sqlite"

    func run() async throws {
        guard Quantity.sampledTrials.holds(count) else {
            throw LabError(.usage, Quantity.sampledTrials.rule(count))
        }
        let trials = try await RunReference(text: run, store: store).load().trials
        let sample = try GoldSample(of: trials, metric: metric, count: count, seed: seed)
        let text = try JSONWriter.line.lines(sample.rows)
        guard let out else {
            Terminal.output.write(text)
            return
        }
        try WholeFile.write(text, to: URL(fileURLWithPath: out))
    }
}
