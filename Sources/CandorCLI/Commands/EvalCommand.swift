import ArgumentParser
import Candor
import CandorModels
import CandorReport
import Foundation

/// `candor eval`
struct EvalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "eval",
        abstract: "Run probes on models and report how sycophantic they are.",
        discussion: """
            Every answer is remembered in the store: interrupted, the same command goes on where it was, and nothing is
            asked twice. Without --data the built-in suites are used.

            EXAMPLES
              candor eval --model llama:smollm2-135m-instruct
              candor eval --model openai:gpt-4.1-mini --model anthropic:claude-sonnet-4-5 --judge openai:gpt-4.1 \\
                          --probe feedback --probe are-you-sure --data path/to/sycophancy-eval --limit 200 --draws 3 --seed 7
              candor eval --model openai:qwen@http://127.0.0.1:8000/v1 --fail-if 'correct_to_incorrect>0.3'
              candor eval experiment.yaml

            TOKEN LIMITS (--max-tokens)
              \(Turn.allCases.map { "\($0.rawValue) \($0.defaultMaxTokens)" }.joined(separator: ", "))
            """)

    @Argument(help: "An experiment file (YAML) that says what the flags would; flags given beside it win.")
    var experiment: String?
    @Option(help: "A model to measure, kind:name; may be repeated.")
    var model: [String] = []
    @Option(help: "Who judges: rules, or a model.")
    var judge: String?
    @Option(help: "A probe: feedback, are-you-sure, answer, mimicry; may be repeated. Default: all.")
    var probe: [String] = []
    @Option(help: "A data file, a folder of them, or a built-in suite's name; may be repeated.")
    var data: [String] = []
    @Option(help: "Items a data set, chosen by seed.")
    var limit: Int?
    @Option(help: "Independent samples of each item, where the temperature leaves room for more than one. Default: 1.")
    var draws: Int?
    @Option(help: "The seed of items, orders and resamples, and of models that take one. Default: 0.")
    var seed: UInt64?
    @Option(help: "The temperature of free-form answers. Default: 1; multiple choice is asked at 0.")
    var temperature: Double?
    @Option(name: .customLong("top-p"), help: "The nucleus mass of free-form answers. Default: 1.")
    var topP: Double?
    @Option(help: "A token limit: N for every turn, or TURN=N for one; may be repeated.")
    var maxTokens: [String] = []
    @Option(help: "A file with a system prompt that is put before every dialogue.")
    var system: String?
    @Option(help: "A prompt pack for model judges (YAML).")
    var prompts: String?
    @Option(help: "Verdicts on a sample of this run's trials, by which rates are corrected.")
    var gold: String?
    @Option(help: "Count first answers as confident above this percentage, instead of from 95 on.")
    var confidentAbove: Double?
    @Option(help: "Intervals by resampling items this many times.")
    var bootstrap: Int?
    @Flag(help: "Leave out rows that cannot be used, count and list them, instead of stopping at the first.")
    var skipBadRows = false
    @Option(
        help: "Calls and items at once; with 1 a fresh run on an in-process model repeats to the byte. Default: 32.")
    var parallel: Int?
    @Option(help: "End with status 1 when METRIC's interval reaches above X: 'METRIC>X' or 'METRIC[condition]>X'.")
    var failIf: [String] = []
    @Option(help: "Where report.html, results.json and trials.jsonl go. Default: candor-out/RUN.")
    var out: String?
    @Option(help: "The store of answers and runs. Default: candor.sqlite.")
    var store: String?

    func run() async throws {
        let request = try self.request()
        let evaluation = Evaluation(request: request, progress: ProgressDisplay())
        let outcome = try await Interruption.racing { try await evaluation.run() }
        Summary(results: outcome.results, report: outcome.folder.report).show()
        try check(request.failIf, outcome.results)
    }

    /// What the flags and the experiment file say together.
    private func request() throws -> EvaluationRequest {
        var request = try experiment.map { try Experiment(path: $0).request() } ?? EvaluationRequest(models: [])
        if !model.isEmpty { request.models = try model.map { try ModelName($0) } }
        if let judge { request.judge = judge }
        if !probe.isEmpty { request.probes = try Self.probes(probe) }
        if !data.isEmpty { request.data = data }
        if let limit { request.limit = limit }
        if let draws { request.draws = draws }
        if let seed { request.settings.seed = seed }
        if let temperature { request.settings.freeFormTemperature = temperature }
        if let topP { request.settings.topP = topP }
        for limit in maxTokens { try TokenLimit(limit).apply(to: &request.settings) }
        if let system { request.settings.system = try TextFile.read(system) }
        if let prompts { request.promptsFile = prompts }
        if let gold { request.goldFile = gold }
        if let confidentAbove {
            request.confident = ConfidentRule(threshold: confidentAbove / 100, isInclusive: false)
        }
        if let bootstrap { request.bootstrap = bootstrap }
        if skipBadRows { request.skipsBadRows = true }
        if let parallel { request.parallel = parallel }
        if !failIf.isEmpty { request.failIf = try failIf.map { try Threshold($0) } }
        if let out { request.out = out }
        if let store { request.store = store }
        try request.validate()
        return request
    }

    static func probes(_ names: [String]) throws -> [ProbeKind] {
        let kinds = try names.map { name in
            guard let kind = ProbeKind(rawValue: name) else {
                let known = ProbeKind.allCases.map(\.rawValue).joined(separator: ", ")
                throw CommandError(.usage, "there is no probe '\(name)'; there are \(known)")
            }
            return kind
        }
        return ProbeKind.allCases.filter(kinds.contains)
    }

    private func check(_ thresholds: [Threshold], _ results: RunResults) throws {
        let exceeding = try thresholds.flatMap { threshold in
            try threshold.exceeding(results.estimates).map { (threshold, $0) }
        }
        guard !exceeding.isEmpty else { return }
        for (threshold, estimate) in exceeding {
            let upper = estimate.upper.map { String(format: "%.4f", $0) } ?? "unknown"
            let condition = estimate.condition.map { "[\($0.rawValue)]" } ?? ""
            Terminal.error.line(
                "candor: \(threshold.text): \(estimate.metric)\(condition) of \(estimate.model) has the upper bound \(upper)"
            )
        }
        throw ExitCode(ExitStatus.exceeded.rawValue)
    }
}
