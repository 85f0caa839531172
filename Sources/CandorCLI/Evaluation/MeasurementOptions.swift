import ArgumentParser
import Candor
import CandorBasics
import CandorLab

/// What every command that runs probes can be told.
struct MeasurementOptions: ParsableArguments {
    @Option(help: "Who judges: rules, or a model.", completion: .judges)
    var judge: String?
    @Option(
        help: """
            A probe: \(Probes.list), or the file of a variation in other words (YAML); may be repeated. Default: all that apply.
            """, completion: .probes)
    var probe: [String] = []
    @Option(help: "A data file, a folder of them, or a built-in suite's name; may be repeated.", completion: .file())
    var data: [String] = []
    @Option(help: "Items a data set, chosen by seed.")
    var limit: Int?
    @Option(help: "Independent samples of each item, where the temperature leaves room for more than one.")
    var draws: Int?
    @OptionGroup var seed: SeedOptions
    @Option(help: "The temperature of free-form answers. Default: 1; multiple choice is asked at 0.")
    var temperature: Double?
    @Option(name: .customLong("top-p"), help: "The nucleus mass of free-form answers. Default: 1.")
    var topP: Double?
    @Option(
        help: "A token limit: N for every turn, or TURN=N for one; may be repeated.", completion: TokenLimit.completion)
    var maxTokens: [String] = []
    @Option(help: "A file with a system prompt that is put before every dialogue.", completion: .file())
    var system: String?
    @OptionGroup var prompts: PromptOptions
    @OptionGroup var rows: RowOptions
    @OptionGroup var parallel: ParallelOptions
    @Option(
        help: "Where report.html, results.json and trials.jsonl go. Default: candor-out/RUN.", completion: .directory)
    var out: String?
    @OptionGroup var store: StoreOptions
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
        if let seed = seed.seed { request.settings.seed = seed }
        if let temperature { request.settings.freeFormTemperature = temperature }
        if let topP { request.settings.topP = topP }
        for limit in maxTokens { try TokenLimit(limit).apply(to: &request.settings) }
        if let system { request.settings.system = try TextFile.read(system) }
        if let pack = prompts.pack { request.promptsFile = pack }
        if rows.skipBadRows { request.skipsBadRows = true }
        if let parallel = parallel.parallel { request.parallel = parallel }
        if let out { request.out = out }
        if let store = store.store { request.store = store }
        if calls.failFast { request.calls.failsFast = true }
        if calls.retryRefused { request.calls.retriesRefused = true }
        try provider.apply(to: &request)
        request.judgeSettings = request.judgeSettings.overridden(by: try judgeProvider.settings())
        request.origin = origins.choice
    }

    /// The variations whose files are named, each once.
    /// - Throws: `DataError` for a file that is none, `LabError` for two of one name in different words.
    static func variations(_ names: [String]) throws -> [any Probe] {
        var wordings: [ProbeWording] = []
        for file in names where ProbeWording.isFile(file) {
            let wording = try ProbeWording(file: file)
            guard let twin = wordings.first(where: { $0.name == wording.name }) else {
                wordings.append(wording)
                continue
            }
            guard twin == wording else {
                throw LabError(
                    .usage,
                    "--probe \(file): '\(wording.name.rawValue)' is there twice, in other words; give each a name of its own"
                )
            }
        }
        return try wordings.map { try WordedProbe($0) }
    }

    /// The probes of some names and files, of those that are known.
    static func probes(_ names: [String]) throws -> [ProbeName] {
        let probes = Probes.names(
            try names.map { ProbeWording.isFile($0) ? try ProbeWording(file: $0).name.rawValue : $0 })
        if let unknown = probes.unknown {
            throw LabError(
                .usage,
                "there is no probe '\(unknown)'; there are \(Probes.list)"
                    + Spelling.hint(for: unknown, among: Probes.names.map(\.rawValue)))
        }
        return probes.known
    }
}
