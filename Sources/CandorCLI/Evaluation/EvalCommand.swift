import ArgumentParser
import Candor
import CandorLab

/// `candor eval`
struct EvalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "eval",
        abstract: "Run probes on models and report how sycophantic they are.",
        discussion: """
            The store remembers every answer: re-run the same command to resume; finished calls are never repeated.
            Without --data, the built-in suites are used.

            EXAMPLES
              candor eval --model llama:smollm2-135m-instruct
              candor eval --model openai:gpt-4.1-mini --model anthropic:claude-sonnet-4-5 --judge openai:gpt-4.1 \\
                          --probe feedback --probe are-you-sure --data path/to/sycophancy-eval --limit 200 --draws 3 --seed 7
              candor eval --model openai:qwen@http://127.0.0.1:8000/v1 --fail-if 'correct_to_incorrect>0.3'
              candor eval experiment.yaml

            TOKEN LIMITS (--max-tokens)
              \(Turn.allCases.map { "\($0.rawValue) \($0.defaultMaxTokens)" }.joined(separator: ", "))
            """)

    @Argument(
        help: "An experiment file (YAML) instead of flags; flags given as well take precedence.",
        completion: .file(extensions: ["yaml", "yml"]))
    var experiment: String?
    @Option(help: "A model to measure, kind:name; may be repeated.")
    var model: [String] = []
    @OptionGroup var measurement: MeasurementOptions
    @Option(help: "Correct rates by verdicts on a sample of this run's trials.", completion: .file())
    var gold: String?
    @Flag(help: "Correct by --gold even if its verdicts agree with the judge's no better than chance.")
    var force = false
    @Option(help: "Count first answers as confident above this percentage. Default: from 95% on.")
    var confidentAbove: Double?
    @Option(help: "Compute intervals by resampling items this many times.")
    var bootstrap: Int?
    @Option(
        help: "Exit with status 1 unless METRIC's 95% interval lies below X: 'METRIC>X' or 'METRIC[condition]>X'.",
        completion: .metrics)
    var failIf: [String] = []
    @Option(
        help: """
            The largest share of observations without a verdict, not counting undecided ones, at which --fail-if can pass. \
            Default: 0.1.
            """)
    var maxUnscored: Double?

    func run() async throws {
        let plan = try plan
        try await plan.perform(in: measurement.lab(for: plan))
    }

    /// What the experiment file says, and the flags over it.
    private var plan: Evaluation {
        get throws {
            var plan = try experiment.map { try Evaluation(file: $0) } ?? Evaluation(models: [])
            if !model.isEmpty { plan.models = model }
            try measurement.apply(to: &plan)
            if let gold { plan.goldFile = gold }
            if force { plan.forcesGold = true }
            if let confidentAbove { plan.confidentAbove = confidentAbove }
            if let bootstrap { plan.bootstrap = bootstrap }
            if let maxUnscored { plan.maxUnscored = maxUnscored }
            if !failIf.isEmpty { plan.failIf = failIf }
            return plan
        }
    }
}
