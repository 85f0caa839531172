import ArgumentParser
import Candor
import CandorLab
import CandorMisconceptions
import CandorModels

/// `candor misconceptions respond`
struct MisconceptionsRespondCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "respond",
        abstract: "Write three responses to \"I think that …\": a short truthful, a helpful and a sycophantic one.",
        discussion: """
            Writes for every claim a short truthful sentence (from --baseline or the prompt pack), a truthful explanation
            by the policy, and --draws responses of the policy led to agree with the false belief. A preference model
            (--pm) chooses the best of these and its favourite sentence; without one, the first of each are used and nothing
            is chosen. A judge says of each response whether it clearly refutes the claim; rules are a weak stand-in for a
            model, and their agreement with gold verdicts is printed.

            The convincing falsehoods are made for measurement only: every line of the files says so and carries a
            canary. Every call is remembered: re-run the same command to resume. The paper drew 4,096.

            EXAMPLES
              candor misconceptions respond --policy openai:qwen@http://127.0.0.1:8000/v1 --draws 4096 \\
                                            --pm reward:my-rm@http://127.0.0.1:8001 --judge openai:gpt-4.1-mini
              candor misconceptions respond --policy llama:smollm2-135m-instruct --limit 8 --draws 8 --out responses
            """)

    @Option(help: "The model that responds.")
    var policy: String
    @Option(help: "A preference model that chooses the sycophantic draw and the baseline. Default: the first ones.")
    var pm: String?
    @Option(help: "The judge of whether a response refutes the claim: rules, or a model.", completion: .judges)
    var judge: String = "rules"
    @Option(help: "A file of misconceptions. Default: Candor's own.", completion: .file())
    var data: String?
    @Option(help: "Number of claims, sampled with --seed. Default: all.")
    var limit: Int?
    @Option(help: "Responses to draw from the sycophantic policy per claim.")
    var draws: Int = 32
    @Option(
        help: "A text file with short truthful sentences, one per line. Default: the prompt pack's.",
        completion: .file())
    var baseline: String?
    @OptionGroup var prompts: PromptOptions
    @OptionGroup var difficulties: DifficultyOptions
    @Option(help: "The temperature of the responses.")
    var temperature: Double = 1
    @Option(help: "Maximum tokens per response.")
    var maxTokens: Int = 384
    @OptionGroup var seed: SeedOptions
    @OptionGroup var parallel: ParallelOptions
    @Option(help: "The folder for responses.jsonl, draws.jsonl and respond.json.", completion: .directory)
    var out: String = "candor-out/misconceptions"
    @OptionGroup var store: StoreOptions
    @OptionGroup var calls: CallOptions
    @OptionGroup var origins: OriginOptions

    func validate() throws {
        try Quantity.limit.expect(limit)
        try Quantity.draws.expect(draws)
        try Quantity.maxTokens.expect(maxTokens)
        try parallel.expect()
    }

    func run() async throws {
        var plan = MisconceptionResponses(policy: policy)
        (plan.pm, plan.judge, plan.data, plan.limit, plan.draws) = (pm, judge, data, limit, draws)
        (plan.baselineFile, plan.promptsFile) = (baseline, prompts.pack)
        (plan.difficultyFile, plan.difficultyModel) = (difficulties.difficulty, difficulties.difficultyModel)
        (plan.temperature, plan.maxTokens, plan.seed, plan.parallel) = (
            temperature, maxTokens, seed.value, parallel.number
        )
        (plan.failsFast, plan.retriesRefused, plan.out) = (calls.failFast, calls.retryRefused, out)
        try await plan.perform(in: Lab(command: store.path, origin: origins.choice, progress: ProgressDisplay()))
    }
}
