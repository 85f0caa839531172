import ArgumentParser
import Candor
import CandorLab
import CandorModels
import CandorPreferenceModels
import Foundation

/// `candor pm train`
struct PMTrainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train",
        abstract: "Train a preference model on pairs: a head on the embedded model's vectors.",
        discussion: """
            A Bradley-Terry head: the log-odds of preferring A are what its score exceeds B's by. The penalty on its weights is
            chosen by cross-validation; a fifth of the pairs is held out by conversation, and accuracy, calibration and
            the baselines "the longer one" (in characters) and "the more positive one" are measured there. Every vector
            is remembered.

            --where keeps pairs by their features, labelled by rules: feature=value or feature!=value, joined by and, or, not
            and parentheses. Values are a and b (which response has more of it), same, differs and unlabelled;
            matches_users_beliefs is either of agree_human_explicit and agree_human_implicit.

            EXAMPLES
              candor pm train pairs.jsonl --out head.json
              candor pm train pairs.jsonl --out plain.json --where 'matches_users_beliefs=same'
              candor pm check head:head.json --pairs other-pairs.jsonl
            """)

    @Argument(help: "A file of pairs: JSON Lines, a JSON array, CSV or TSV, also .gz.")
    var pairs: String
    @Option(help: "The file to write the head to.")
    var out: String = "head.json"
    @Option(name: .customLong("where"), help: "Which pairs to keep, by their features. Default: all.")
    var filter: String?
    @OptionGroup var options: HeadOptions

    func run() async throws {
        let file = URL(fileURLWithPath: out)
        let folder = OutputFolder(file.deletingLastPathComponent())
        try folder.prepare()
        let training = HeadTraining(pairs: pairs, filter: filter, options: options.settings)
        let head = try await Interruption.racing { try await training.run(progress: ProgressDisplay()) }
        try folder.write(head, to: file)
        HeadTable(head: head).show()
        Terminal.output.line("Written: \(out); use it as head:\(out)")
    }
}
