import ArgumentParser
import CandorLab

/// `candor preferences label`
struct PreferencesLabelCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "label",
        abstract: "Say for each pair which response has more of each feature.",
        discussion: """
            Which response is called A is drawn by seed, so that no labeller can read the preference off the position.
            With a model every answer is remembered: interrupted, the same command goes on where it was.

            A feature pack of your own (--features) adds to the built-in one or, without the second line, stands alone:
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

    @Argument(help: "A file of pairs: JSON Lines, a JSON array, CSV or TSV, also .gz.")
    var pairs: String
    @OptionGroup var reading: PairOptions
    @OptionGroup var labelling: LabelOptions
    @Option(help: "Where labels.jsonl goes. Default: candor-out/preferences/NAME.")
    var out: String?

    func run() async throws {
        let labeller = PairLabeller(
            path: pairs, reading: reading.settings, options: labelling.settings,
            folder: PreferenceFolder(for: pairs, out: out), progress: ProgressDisplay())
        let done = try await Interruption.racing { try await labeller.label() }
        for line in done.lines(labeller.folder) { Terminal.output.line(line) }
    }
}
