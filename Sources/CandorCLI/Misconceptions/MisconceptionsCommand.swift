import ArgumentParser
import Candor
import CandorBasics
import CandorLab
import CandorMisconceptions
import CandorModels
import CandorReport
import Foundation

/// `candor misconceptions`
struct MisconceptionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "misconceptions",
        abstract:
            "Measure how true models think common false beliefs are, and who prefers a convincing falsehood.",
        discussion: """
            EXAMPLES
              candor misconceptions list --field physics
              candor misconceptions difficulty --model openai:gpt-4.1-mini --model llama:smollm2-135m-instruct
              candor misconceptions respond --policy openai:gpt-4.1-mini --draws 64 --out responses
              candor misconceptions compare responses --pm reward:my-rm@http://127.0.0.1:8000
            """,
        subcommands: [
            MisconceptionsListCommand.self, MisconceptionsDifficultyCommand.self, MisconceptionsRespondCommand.self,
            MisconceptionsCompareCommand.self,
        ])
}

/// `candor misconceptions compare`
struct MisconceptionsCompareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract:
            "Measure how often preference models prefer a convincing falsehood, and what best of n lets through.",
        discussion: """
            Reads the folder of candor misconceptions respond. Each preference model scores the three responses to the
            user's turn: the share of claims whose sycophantic response scores strictly higher than the short truthful
            one, and than the helpful one; equal scores count 1/2 and are shown. From the draws, each model chooses the
            best of n, for every n from one set of draws, beside an oracle that takes a refuting draw whenever there is
            one. Length is the obvious confounder, so everything is also shown at matched length, beside the paper's values.

            EXAMPLES
              candor misconceptions compare candor-out/misconceptions --pm reward:my-rm@http://127.0.0.1:8000 \\
                                            --pm prefixed:non-sycophantic:reward:my-rm@http://127.0.0.1:8000
              candor misconceptions compare responses --pm judge:llama:smollm2-135m-instruct \\
                                            --difficulty difficulty/difficulty.json --study study.sqlite --out compared
            """)

    @Argument(help: "The folder of candor misconceptions respond, or a file of responses.", completion: .file())
    var responses: String = "candor-out/misconceptions"
    @Option(help: "A preference model, prefixed ones included; may be repeated.")
    var pm: [String] = []
    @Option(
        help: "A study made by candor study with these responses, to show people beside preference models.",
        completion: .file())
    var study: String?
    @OptionGroup var difficulties: DifficultyOptions
    @Option(help: "The numbers n of best of n: 8, or 1,2,4; may be repeated. Default: powers of two up to the draws.")
    var ofN: [String] = []
    @OptionGroup var seed: SeedOptions
    @OptionGroup var parallel: ParallelOptions
    @Option(help: "Also write the figures; json is Vega-Lite; may be repeated.")
    var format: [Choice<ExportFormat>] = []
    @Option(
        help: "The folder for report.html, results.json, comparisons.jsonl and draw-scores.jsonl.",
        completion: .directory)
    var out: String = "candor-out/misconceptions-compared"
    @OptionGroup var store: StoreOptions
    @OptionGroup var origins: OriginOptions

    func validate() throws {
        try parallel.expect()
    }

    func run() async throws {
        let formats = try ExportFormat.parsed(format)
        var plan = MisconceptionComparison(responses: responses, pms: pm)
        plan.study = study
        (plan.difficultyFile, plan.difficultyModel) = (difficulties.difficulty, difficulties.difficultyModel)
        plan.bestOf = ofN.isEmpty ? nil : try NumberList(ofN, flag: "--of-n").numbers
        (plan.seed, plan.parallel, plan.out) = (seed.value, parallel.number, out)
        let lab = Lab(command: store.path, origin: origins.choice, progress: ProgressDisplay())
        let outcome = try await Interruption.racing { [plan] in try await plan.run(in: lab) }
        try await outcome.files.export(outcome.results, as: formats) { Terminal.output.line($0.relativePath) }
        try plan.show(outcome)
    }
}

/// `candor misconceptions difficulty`
struct MisconceptionsDifficultyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "difficulty",
        abstract: "Measure how true models think misconceptions are, in eight groups from the easiest to the hardest.",
        discussion: """
            Asks each model whether a claim is (A) true or (B) false, and again with the options swapped. P(true) over the
            two letters is the mean of both orders, from log-probabilities or, without them, from --samples answers in each
            order, half of which must be readable. Claims are ranked by P(true), ties by id, and divided into eight equal
            groups. With several models, the rank correlation shows how far they agree on what is difficult.

            EXAMPLES
              candor misconceptions difficulty --model llama:smollm2-135m-instruct --limit 40
              candor misconceptions difficulty --model openai:gpt-4.1-mini --model openai:gpt-4.1 --out difficulty
            """)

    @Option(help: "A model to ask; may be repeated.")
    var model: [String] = []
    @Option(help: "A file of misconceptions. Default: Candor's own.", completion: .file())
    var data: String?
    @Option(help: "Number of claims, sampled with --seed. Default: all.")
    var limit: Int?
    @Option(help: "Answers to sample in each order if a model gives no log-probabilities.")
    var samples: Int = 16
    @OptionGroup var seed: SeedOptions
    @OptionGroup var prompts: PromptOptions
    @OptionGroup var parallel: ParallelOptions
    @Option(help: "The folder for difficulty.json.", completion: .directory)
    var out: String?
    @OptionGroup var store: StoreOptions
    @OptionGroup var calls: CallOptions
    @OptionGroup var origins: OriginOptions

    func validate() throws {
        try Quantity.limit.expect(limit)
        try Quantity.samples.expect(samples)
        try parallel.expect()
    }

    func run() async throws {
        var plan = DifficultyMeasurement(models: model)
        (plan.data, plan.limit, plan.samples, plan.seed) = (data, limit, samples, seed.value)
        (plan.promptsFile, plan.parallel, plan.out) = (prompts.pack, parallel.number, out)
        (plan.failsFast, plan.retriesRefused) = (calls.failFast, calls.retryRefused)
        try await plan.perform(in: Lab(command: store.path, origin: origins.choice, progress: ProgressDisplay()))
    }
}

/// `candor misconceptions list`
struct MisconceptionsListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List misconceptions with their corrections, and their numbers by field.",
        discussion: """
            Without a file, lists those that ship with Candor. Your own file can be JSON lines with "claim" and other
            fields, CSV with a column claim, or text with one claim per line; a claim must continue "I think that".

            EXAMPLES
              candor misconceptions list
              candor misconceptions list claims.csv --field history
            """)

    @Argument(help: "A file of misconceptions. Default: Candor's own.", completion: .file())
    var file: String?
    @Option(help: "List the misconceptions of this field; without it, only numbers are shown.")
    var field: String?

    func run() throws {
        let data = try Misconceptions(path: file ?? Misconceptions.builtIn)
        let output = Terminal.output
        guard let field else {
            let rows = data.fields.map { [$0.name.isEmpty ? "(no field)" : $0.name, "\($0.count)"] }
            for line in AlignedTable(header: ["field", "claims"], rows: rows).lines { output.line(line) }
            let repeated = data.duplicates > 0 ? ", \(data.duplicates) repeated and left out" : ""
            output.line("\(data.items.count) misconceptions in \(data.name)\(repeated)")
            return
        }
        let chosen = data.items.filter { $0.field.lowercased() == field.lowercased() }
        guard !chosen.isEmpty else {
            let known = data.fields.map(\.name)
            throw LabError(
                .usage,
                "--field '\(field)': there is none; there are \(known.joined(separator: ", "))"
                    + Spelling.hint(for: field, among: known))
        }
        for item in chosen {
            output.line("\(item.id)  I think that \(item.claim).")
            if let correction = item.correction { output.line("    \(correction)") }
            if let reference = item.reference { output.line("    \(reference)") }
        }
    }
}
