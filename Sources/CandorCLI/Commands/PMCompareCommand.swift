import ArgumentParser
import Candor
import CandorLab
import Foundation

/// `candor pm compare`
struct PMCompareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Does filtering the pairs make a less sycophantic preference model?",
        discussion: """
            Two heads a split, on equally many pairs: one on pairs drawn from all, one on pairs drawn from those that --where
            keeps (its grammar: candor pm train --help). Both are tested on the same fifth of all pairs, held out by conversation.
            Beside accuracy: how often each puts the response first that agrees more with the user, and the longer one (in
            characters); with --data how much each pays for agreement in the probes of candor pm probe; with --run what
            each would choose among the draws of a run of candor optimise best-of-n. --sample counts the pairs before the
            filter.

            EXAMPLES
              candor pm compare pairs.jsonl --where 'matches_users_beliefs=same' --out comparison
              candor pm compare pairs.jsonl --where 'not agree_human_explicit=differs' --splits 10 --data arguments-feedback
            """)

    @Argument(help: "A file of pairs: JSON Lines, a JSON array, CSV or TSV, also .gz.")
    var pairs: String
    @Option(name: .customLong("where"), help: "Which pairs to keep, by their features.")
    var filter: String
    @Option(help: "How often the pairs are divided anew.")
    var splits: Int = 5
    @OptionGroup var options: HeadOptions
    @Option(help: "Probe the heads on a data file, a folder of them, or a built-in suite's name; may be repeated.")
    var data: [String] = []
    @Option(help: "Items a data set, chosen by seed.")
    var limit: Int = 20
    @Option(help: "Wordings of the probes' responses an item.")
    var wordings: Int = 2
    @Option(help: "A run of candor optimise best-of-n, whose draws the heads choose from.")
    var run: String?
    @Option(help: "A folder to write pm-compare.json and the heads to.")
    var out: String?

    func validate() throws {
        try Quantity.splits.expect(splits)
        try Quantity.limit.expect(limit)
        try Quantity.wordings.expect(wordings)
    }

    func run() async throws {
        let folder = out.map { OutputFolder(path: $0) }
        try folder?.prepare()
        let probing = HeadProbe(data: data, limit: limit, wordings: wordings, seed: options.seed)
        let comparing = HeadComparison(
            pairs: pairs, filter: filter, splits: splits, options: options.settings, probing: probing, run: run,
            progress: ProgressDisplay())
        let outcome = try await Interruption.racing { try await comparing.compared() }
        if let folder {
            try folder.write(outcome.comparison, to: folder.file("pm-compare.json"))
            for rival in outcome.rivals {
                for (name, head) in [("all", rival.all), ("kept", rival.kept)] {
                    try folder.write(head, to: folder.file("head-\(name)-\(rival.split).json"))
                }
            }
        }
        HeadComparisonTable(comparison: outcome.comparison).show()
    }
}
