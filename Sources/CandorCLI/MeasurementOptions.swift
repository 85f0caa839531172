import ArgumentParser
import Candor
import CandorLab

/// What every command that runs probes can be told.
struct MeasurementOptions: ParsableArguments {
    @Option(help: "Who judges: rules, or a model.")
    var judge: String?
    @Option(
        help: """
            A probe: \(Probes.list), or the file of a variation in other words (YAML); may be repeated. Default: all that apply.
            """)
    var probe: [String] = []
    @Option(help: "A data file, a folder of them, or a built-in suite's name; may be repeated.")
    var data: [String] = []
    @Option(help: "Items a data set, chosen by seed.")
    var limit: Int?
    @Option(help: "Independent samples of each item, where the temperature leaves room for more than one.")
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
    @Flag(help: "Leave out rows that cannot be used, count and list them, instead of stopping at the first.")
    var skipBadRows = false
    @Option(
        help: "Calls and items at once; with 1 a fresh run on an in-process model repeats to the byte. Default: 32.")
    var parallel: Int?
    @Option(help: "Where report.html, results.json and trials.jsonl go. Default: candor-out/RUN.")
    var out: String?
    @Option(help: "The store of answers and runs. Default: candor.sqlite.")
    var store: String?
    @OptionGroup var calls: CallOptions
    @OptionGroup var provider: ProviderOptions
    @OptionGroup var judgeProvider: JudgeProviderOptions
    @OptionGroup var origins: OriginOptions

    /// Puts what was given in the place of what the request says.
    func apply(to request: inout EvaluationRequest) throws {
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
        if skipBadRows { request.skipsBadRows = true }
        if let parallel { request.parallel = parallel }
        if let out { request.out = out }
        if let store { request.store = store }
        if calls.failFast { request.calls.failsFast = true }
        if calls.retryRefused { request.calls.retriesRefused = true }
        try provider.apply(to: &request)
        request.judgeSettings = request.judgeSettings.overridden(by: try judgeProvider.settings())
        request.origin = origins.choice
    }

    /// The variations whose files are named.
    static func variations(_ names: [String]) throws -> [any Probe] {
        try names.filter(ProbeWording.isFile).map { try WordedProbe(ProbeWording(file: $0)) }
    }

    /// The probes of some names and files, of those that are known.
    static func probes(_ names: [String]) throws -> [ProbeName] {
        let probes = Probes.names(
            try names.map { ProbeWording.isFile($0) ? try ProbeWording(file: $0).name.rawValue : $0 })
        if let unknown = probes.unknown {
            throw LabError(.usage, "there is no probe '\(unknown)'; there are \(Probes.list)")
        }
        return probes.known
    }
}
