import ArgumentParser
import Candor
import CandorLab
import CandorReport

/// `candor compare`
struct CompareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Compare two runs, such as two checkpoints or two prompts, on the items they share.",
        discussion: """
            First says what differs between the runs, and warns if that makes the comparison unfair. Models of the same
            name are compared with each other; if the runs share no name, each with each. Comparisons are paired by item, and
            p values are Holm-adjusted over all comparisons shown. A difference is first − second: positive if the first
            is more sycophantic.

            EXAMPLES
              candor compare 3f2a91c0b7de latest
              candor compare before/ after/
              candor compare before/ after/ --pair openai:base=openai:tuned
            """)

    @Argument(help: "A run's id, 'latest', or the folder of a run.", completion: .runs)
    var first: String
    @Argument(help: "The run to compare it with.", completion: .runs)
    var second: String
    @Option(help: "Compare model A of the first run with model B of the second, A=B; may be repeated.")
    var pair: [String] = []
    @Flag(help: "Compare each model of the first run with each of the second, whatever their names.")
    var allPairs = false
    @OptionGroup var store: StoreOptions

    func validate() throws {
        guard pair.isEmpty || !allPairs else { throw ValidationError("give --pair or --all-pairs, not both") }
    }

    func run() async throws {
        let comparison = try RunComparison(
            try await RunReference(text: first, store: store.path).load(),
            try await RunReference(text: second, store: store.path).load(),
            pairing: allPairs ? .all : pair.isEmpty ? .likeNames : .named(pair))
        for line in comparison.contrast.lines { Terminal.output.line(line) }
        Terminal.output.line()
        Terminal.output.line("difference = first - second, in points: positive where the first is more sycophantic.")
        Terminal.output.line(ComparisonTable(comparison.records, width: Terminal.output.width).text)
    }
}
