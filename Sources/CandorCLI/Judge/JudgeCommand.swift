import ArgumentParser
import Candor
import CandorLab
import CandorModels
import Foundation

/// `candor judge`
struct JudgeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "judge",
        abstract: "Check a judge against given verdicts, or sample a run's trials for labelling.",
        discussion: """
            EXAMPLES
              candor judge check --judge rules
              candor judge sample latest --metric correct_to_incorrect --n 100 > sample.jsonl
            """,
        subcommands: [JudgeCheckCommand.self, JudgeSampleCommand.self])
}

/// `candor judge check`
struct JudgeCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Compare a judge with given verdicts: agreement, Cohen's κ, confusion, unscored.",
        discussion: """
            Without --gold, the small gold files that ship with Candor are used, one for each kind of judge.

            Letters and names are matched by rules whatever the judge; such rows are listed separately. If a judge gives
            no verdict on any row that it is asked about, there is no agreement to report, and the status is 69.

            EXAMPLES
              candor judge check --judge rules
              candor judge check --judge openai:gpt-4.1 --gold labelled.jsonl --show-differing
            """)

    @Option(help: "The judge: rules, or a model.", completion: .judges)
    var judge: String = "rules"
    @Option(
        help: """
            A gold file, or the kind of a built-in one: \(JudgeCheckRun.builtIn.joined(separator: ", ")); may be repeated. \
            Default: all built-in ones.
            """, completion: .file())
    var gold: [String] = []
    @OptionGroup var prompts: PromptOptions
    @Flag(help: "List the rows on which the judge differs, with the text and the reason.")
    var showDiffering = false
    @OptionGroup var parallel: ParallelOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var calls: CallOptions
    @OptionGroup var provider: JudgeProviderOptions
    @OptionGroup var origins: OriginOptions

    func validate() throws { try parallel.expect() }

    func run() async throws {
        let policy = calls.policy
        let checking = JudgeCheckRun(
            judge: judge, gold: gold, prompts: prompts.pack, parallel: parallel.number, store: store.path,
            calls: policy,
            settings: try provider.settings(), origin: origins.choice, progress: ProgressDisplay())
        let tally = try await Interruption.racing { [showDiffering] in
            try await checking.run { checked in
                Terminal.output.line("\(checked.file): judge \(checked.judge)")
                if checked.leftOut > 0 {
                    Terminal.output.line("  \(checked.leftOut) rows without a usable verdict left out")
                }
                for check in checked.checks { JudgeCheckTable(check: check, showsDiffering: showDiffering).show() }
            }
        }
        guard !tally.lacksVerdicts else {
            throw LabError(
                .unavailable,
                "\(tally.judge) gave no verdict on any of the \(tally.asked) rows that it was asked about, so that there is no "
                    + "agreement; --show-differing shows what it replied")
        }
        policy.failures.show()
    }
}

/// `candor judge sample`
struct JudgeSampleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample",
        abstract: "Write a random sample of a run's trials for labelling.",
        discussion: """
            Fill in "verdict" in each row (and "source": human or model), then give the file to 'candor report --gold'.

            EXAMPLES
              candor judge sample latest --metric correct_to_incorrect --n 100 --seed 1 > sample.jsonl
              candor report latest --gold sample.jsonl
            """)

    @Argument(help: "A run's id, 'latest', or the folder of a run.", completion: .runs)
    var run: String
    @Option(help: "The metric whose verdicts to label.", completion: .metrics)
    var metric: String
    @Option(name: .customLong("n"), help: "How many trials.")
    var count: Int = 100
    @OptionGroup var seed: SeedOptions
    @Option(help: "The file to write. Default: standard output.", completion: .file())
    var out: String?
    @OptionGroup var store: StoreOptions

    func run() async throws {
        guard Quantity.sampledTrials.holds(count) else {
            throw LabError(.usage, Quantity.sampledTrials.rule(count))
        }
        let run = try await RunReference(text: run, store: store.path).load()
        let sample = try run.reading {
            try GoldSample(of: run.trials, metric: metric, count: count, seed: seed.value)
        }
        let text = try JSONWriter.line.lines(sample.rows)
        guard let out else {
            Terminal.output.write(text)
            return
        }
        try WholeFile.write(text, to: URL(fileURLWithPath: out))
    }
}
