import ArgumentParser
import Candor
import CandorBasics
import CandorLab

/// What every command that runs probes can be told.
struct MeasurementOptions: ParsableArguments {
    @Option(help: "The judge: rules, or a model.", completion: .judges)
    var judge: String?
    @Option(
        help: """
            A probe: \(Probes.list), or the file of a variation in other words (YAML); may be repeated. Default: all that apply.
            """, completion: .probes)
    var probe: [String] = []
    @Option(help: "A data file, a folder of them, or a built-in suite's name; may be repeated.", completion: .file())
    var data: [String] = []
    @Option(help: "Maximum items per data set, sampled with --seed.")
    var limit: Int?
    @Option(help: "Independent samples per item, if the temperature allows more than one.")
    var draws: Int?
    @OptionGroup var seed: SeedOptions
    @Option(help: "The temperature of free-form answers. Default: 1; multiple choice uses 0.")
    var temperature: Double?
    @Option(name: .customLong("top-p"), help: "The nucleus mass of free-form answers. Default: 1.")
    var topP: Double?
    @Option(
        help: "Limit tokens: N for every turn, or TURN=N for one; may be repeated.", completion: TokenLimit.completion)
    var maxTokens: [String] = []
    @Option(help: "A file with a system prompt to put before every dialogue.", completion: .file())
    var system: String?
    @OptionGroup var prompts: PromptOptions
    @OptionGroup var rows: RowOptions
    @OptionGroup var parallel: ParallelOptions
    @Option(
        help: "The folder for report.html, results.json and trials.jsonl. Default: candor-out/RUN.",
        completion: .directory)
    var out: String?
    @OptionGroup var store: StoreOptions
    @OptionGroup var calls: CallOptions
    @OptionGroup var provider: ProviderOptions
    @OptionGroup var judgeProvider: JudgeProviderOptions
    @OptionGroup var origins: OriginOptions

    /// Puts what was given in the place of what the plan says.
    func apply(to plan: inout Evaluation) throws {
        if let judge { plan.judge = judge }
        if !probe.isEmpty { plan.probes = try Probes.with(plan.probes) { try ProbeSelection(probe).probes } }
        if !data.isEmpty { plan.data = data }
        if let limit { plan.limit = limit }
        if let draws { plan.draws = draws }
        if let seed = seed.seed { plan.seed = seed }
        if let temperature { plan.temperature = temperature }
        if let topP { plan.topP = topP }
        for limit in maxTokens { try TokenLimit(limit).apply(to: &plan.maxTokens) }
        if let system { plan.systemFile = system }
        if let pack = prompts.pack { plan.promptsFile = pack }
        if rows.skipBadRows { plan.skipsBadRows = true }
        if let parallel = parallel.parallel { plan.parallel = parallel }
        if let out { plan.out = out }
        if let store = store.store { plan.store = store }
        if calls.failFast { plan.failsFast = true }
        if calls.retryRefused { plan.retriesRefused = true }
        try provider.apply(to: &plan)
        plan.judgeProvider = plan.judgeProvider.overridden(by: try judgeProvider.settings())
    }

    /// Where a plan is run.
    func lab(for plan: some ExperimentPlan) -> Lab {
        Lab(command: plan.store, origin: origins.choice, progress: ProgressDisplay())
    }
}
