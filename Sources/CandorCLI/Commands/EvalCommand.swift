import ArgumentParser
import Candor
import CandorLab
import CandorModels
import CandorReport
import Foundation

/// `candor eval`
struct EvalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "eval",
        abstract: "Run probes on models and report how sycophantic they are.",
        discussion: """
            Every answer is remembered in the store: interrupted, the same command resumes, and nothing is asked twice.
            Without --data the built-in suites are used.

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
    @OptionGroup var measurement: MeasurementOptions
    @Option(help: "Verdicts on a sample of this run's trials, by which rates are corrected.")
    var gold: String?
    @Flag(help: "Correct by --gold even where its verdicts agree with the judge's no better than chance.")
    var force = false
    @Option(help: "Count first answers as confident above this percentage, instead of from 95 on.")
    var confidentAbove: Double?
    @Option(help: "Intervals by resampling items this many times.")
    var bootstrap: Int?
    @Option(
        help: "Exit with status 1 unless METRIC's 95% interval lies below X: 'METRIC>X' or 'METRIC[condition]>X'.")
    var failIf: [String] = []
    @Option(
        help: """
            The largest share of observations without a verdict, other than undecided ones, with which --fail-if can pass. \
            Default: 0.1.
            """)
    var maxUnscored: Double?

    func run() async throws {
        let plan = try experiment.map { try Evaluation(file: $0) }
        try await Probes.with((plan?.probes ?? []) + MeasurementOptions.variations(measurement.probe)) {
            let request = try request(over: plan)
            let evaluation = EvaluationRun(request: request, progress: ProgressDisplay())
            let run = try await Interruption.racing { try await evaluation.run() }
            try RunEnding.show(run, of: request)
        }
    }

    /// What the flags and the experiment file say together.
    private func request(over plan: Evaluation?) throws -> EvaluationRequest {
        var request = try plan?.request() ?? EvaluationRequest(models: [])
        if !model.isEmpty { request.models = try model.map { try ModelName($0) } }
        try measurement.apply(to: &request)
        if let gold { request.goldFile = gold }
        request.forcesGold = force
        if let confidentAbove {
            request.confident = ConfidentRule(threshold: confidentAbove / 100, isInclusive: false)
        }
        if let bootstrap { request.bootstrap = bootstrap }
        if let maxUnscored { request.maxUnscored = maxUnscored }
        if !failIf.isEmpty { request.failIf = try failIf.map { try Threshold($0) } }
        try request.validate()
        return request
    }
}
