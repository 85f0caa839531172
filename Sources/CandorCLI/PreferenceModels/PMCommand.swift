import ArgumentParser
import Candor
import CandorLab
import CandorModels
import CandorPreferenceModels
import CandorPreferences
import CandorStore
import Foundation

/// `candor pm`
struct PMCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pm",
        abstract: "Check, probe, train and compare preference models.",
        discussion: """
            PM is one of
            \(PreferenceModels.synopsis.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n"))

            Servers of reward models are vLLM, SGLang and text-embeddings-inference. Options follow the address:
            ?api=pooling|classify|sglang|predict&template=server|plain|chatml|llama3|pair&label=…

            EXAMPLES
              candor pm check reward:my-rm@http://127.0.0.1:8000 --pairs pairs.jsonl
              candor pm probe reward:my-rm@http://127.0.0.1:8000 --out probed
              candor pm train pairs.jsonl --out head.json
              candor pm compare pairs.jsonl --where 'matches_users_beliefs=same'
            """,
        subcommands: [PMCheckCommand.self, PMProbeCommand.self, PMTrainCommand.self, PMCompareCommand.self])
}

/// `candor pm check`
struct PMCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Measure how often a preference model ranks the human-preferred response first, and what it rewards.",
        discussion: """
            Shows accuracy with its interval, beside "always the longer one" (in characters), and by length; calibration, of
            the scores as they are and with one scale fitted to them; and for each of the 24 features, labelled by rules, how
            often the model, and people, rank the response first that has more of it. Every score is remembered.

            A model that is made for certain topics, as prefixed: and oracle: are, is told with --topic what the pairs are about.
            An oracle knows the truth about the prompts of --data and of nothing else; other pairs are unscored, and counted.

            EXAMPLES
              candor pm check reward:my-rm@http://127.0.0.1:8000 --pairs pairs.jsonl
              candor pm check 'reward:my-rm@http://127.0.0.1:8000?template=chatml' --pairs pairs.jsonl.gz --sample 1000
              candor pm check prefixed:non-sycophantic:reward:my-rm@http://127.0.0.1:8000 --pairs pairs.jsonl --topic answer
            """)

    @Argument(help: "The preference model.")
    var model: String
    @Option(help: "A file of pairs: JSON Lines, a JSON array, CSV or TSV, also .gz.", completion: .file())
    var pairs: String
    @Option(help: "What the pairs are about.")
    var topic: Choice<DialogueTopic>?
    @Option(
        help:
            "What an oracle knows the truth about: a data file, a folder of them, or a suite's name; may be repeated. Default: the built-in suites.",
        completion: .file())
    var data: [String] = []
    @OptionGroup var reading: PairOptions
    @OptionGroup var parallel: ParallelOptions
    @Option(help: "The folder for pm-check.json.", completion: .directory)
    var out: String?
    @OptionGroup var store: StoreOptions
    @OptionGroup var origins: OriginOptions

    func validate() throws {
        try parallel.expect()
    }

    func run() async throws {
        try await plan().perform(in: Lab(command: store.path, origin: origins.choice, progress: ProgressDisplay()))
    }

    /// What the flags ask for.
    private func plan() throws -> PreferenceModelChecking {
        var plan = PreferenceModelChecking(pm: model, pairs: pairs, sample: reading.sample, seed: reading.seed.value)
        plan.topic = try topic.map { try $0.topic() }
        (plan.data, plan.skipsBadRows, plan.parallel) = (data, reading.rows.skipBadRows, parallel.number)
        plan.out = out
        return plan
    }
}

/// `candor pm compare`
struct PMCompareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Test whether filtering the pairs makes a preference model less sycophantic.",
        discussion: """
            Trains two heads per split, on equally many pairs: one on pairs drawn from all, one on pairs that --where keeps
            (its grammar: candor pm train --help). Both are tested on the same fifth of all pairs, held out by conversation.
            Besides accuracy, shows how often each ranks first the response that agrees more with the user, and the longer
            one (in characters); with --data, how much each rewards agreement in the probes of candor pm probe; with --run,
            what each would choose among the draws of a run of candor optimise best-of-n. --sample counts the pairs before
            the filter.

            EXAMPLES
              candor pm compare pairs.jsonl --where 'matches_users_beliefs=same' --out comparison
              candor pm compare pairs.jsonl --where 'not agree_human_explicit=differs' --splits 10 --data arguments-feedback
            """)

    @Argument(help: "A file of pairs: JSON Lines, a JSON array, CSV or TSV, also .gz.", completion: .file())
    var pairs: String
    @Option(name: .customLong("where"), help: "Which pairs to keep, by their features.")
    var filter: String
    @Option(help: "The number of random splits of the pairs.")
    var splits: Int = 5
    @OptionGroup var options: HeadOptions
    @Option(
        help: "Probe the heads on a data file, a folder of them, or a built-in suite's name; may be repeated.",
        completion: .file())
    var data: [String] = []
    @Option(help: "Maximum items per data set, sampled with --seed.")
    var limit: Int = 20
    @Option(help: "Wordings of the probes' responses per item.")
    var wordings: Int = 2
    @Option(help: "A run of candor optimise best-of-n, whose draws the heads choose from.", completion: .runs)
    var run: String?
    @Option(help: "The folder for pm-compare.json and the heads.", completion: .directory)
    var out: String?

    func validate() throws {
        try Quantity.splits.expect(splits)
        try Quantity.limit.expect(limit)
        try Quantity.wordings.expect(wordings)
    }

    func run() async throws {
        try await plan.perform(in: Lab(command: options.store.path, progress: ProgressDisplay()))
    }

    /// What the flags ask for.
    private var plan: HeadComparison {
        var plan = HeadComparison(pairs: pairs, filter: filter)
        (plan.splits, plan.settings, plan.data) = (splits, options.settings, data)
        (plan.limit, plan.wordings, plan.run) = (limit, wordings, run)
        plan.out = out
        return plan
    }
}

/// `candor pm train`
struct PMTrainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train",
        abstract: "Train a preference model on pairs: a head on the embedded model's vectors.",
        discussion: """
            Trains a Bradley-Terry head: the log-odds of preferring A are A's score minus B's. The penalty on its weights is
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

    @Argument(help: "A file of pairs: JSON Lines, a JSON array, CSV or TSV, also .gz.", completion: .file())
    var pairs: String
    @Option(help: "The file to write the head to.", completion: .file())
    var out: String = PreferenceHeadTraining.defaultFile
    @Option(name: .customLong("where"), help: "Which pairs to keep, by their features. Default: all.")
    var filter: String?
    @OptionGroup var options: HeadOptions

    func run() async throws {
        try await plan.perform(in: Lab(command: options.store.path, progress: ProgressDisplay()))
    }

    /// What the flags ask for.
    private var plan: PreferenceHeadTraining {
        var plan = PreferenceHeadTraining(pairs: pairs, out: out)
        (plan.filter, plan.settings) = (filter, options.settings)
        return plan
    }
}
