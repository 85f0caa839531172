import ArgumentParser
import Candor
import CandorReport

/// `candor compare`
struct CompareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Compare two runs on the items that both have: two checkpoints, two prompts.",
        discussion: """
            Paired by item, p values adjusted after Holm over all comparisons shown.

            EXAMPLES
              candor compare 3f2a91c0b7de latest
              candor compare before/ after/
            """)

    @Argument(help: "A run's id, 'latest', or the folder of a run.")
    var first: String
    @Argument(help: "Another.")
    var second: String
    @Option(help: "The store of answers and runs.")
    var store: String = "candor.sqlite"

    func run() async throws {
        let runs = [
            try await RunReference(text: first, store: store).load(),
            try await RunReference(text: second, store: store).load(),
        ]
        for run in runs {
            try run.results.run.expectNoChoice("candor compare compares what was said, not what was chosen")
        }
        let sides = runs.map { run in
            Comparison.sides(run.trials).map {
                Comparison.Side(name: "\(run.results.run.id) \($0.name)", trials: $0.trials)
            }
        }
        guard runs[0].results.run.id != runs[1].results.run.id else {
            throw CommandError(.usage, "both are run \(runs[0].results.run.id)")
        }
        let confident = ConfidentRule(description: runs[0].results.run.confidentRule) ?? .atLeast95
        let records = try Comparison(confident: confident).records(between: sides[0], and: sides[1])
        guard !records.isEmpty else { throw CommandError(.data, "the two runs have no item in common") }
        Terminal.output.line(ComparisonTable(records, width: Terminal.output.width).text)
    }
}
