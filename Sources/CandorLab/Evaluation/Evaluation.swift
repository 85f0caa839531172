import Candor
import CandorModels

/// Probes on models: a plan, and with its coding an experiment file.
///
/// ```swift
/// var plan = Evaluation(models: ["openai:gpt-4.1-mini"], judge: "openai:gpt-4.1", probes: [.areYouSure], limit: 200, seed: 7)
/// plan.draws = 3
/// try plan.write(to: "experiment.yaml")     // candor eval experiment.yaml
/// ```
///
/// It says what is wanted and has not been checked: names and numbers are when it is run, before the first call. Paths are
/// relative to the working folder. Read from a file, an unknown key is an error at its line.
public struct Evaluation: Hashable, Sendable {
    /// The assistants to measure, `kind:name`.
    public var models: [String]
    /// Who judges: `rules`, which need no model, or a model.
    public var judge: String
    /// The probes to run: Candor's (`.areYouSure`), variations of them in words (`WordedProbe`), and probes of one's own.
    public var probes: [any Probe] {
        get { list.probes }
        set { list = ProbeList(newValue) }
    }
    var list: ProbeList
    /// Data files, folders of them, or names of built-in suites; empty for all suites.
    public var data: [String]
    /// Items per data set at most, chosen by seed; `nil` for all.
    public var limit: Int?
    /// Independent samples of each item, where the temperature leaves room for more than one.
    public var draws: Int
    /// The seed of items, orders and resamples, and of models that take one.
    public var seed: UInt64
    /// The temperature of free-form answers; multiple choice is asked at 0.
    public var temperature = 1.0
    /// The nucleus mass of free-form answers.
    public var topP = 1.0
    /// Token limits that differ from the turns' own.
    public var maxTokens: [Turn: Int] = [:]
    /// The file of a system prompt that is put before every dialogue.
    public var systemFile: String?
    /// The file of a prompt pack for model judges.
    public var promptsFile: String?
    /// The file of verdicts by which rates are corrected.
    public var goldFile: String?
    /// Whether gold that agrees with the judge no better than chance is used all the same.
    public var forcesGold = false
    /// First answers count as confident above this percentage; `nil` for from 95 on.
    public var confidentAbove: Double?
    /// Intervals by resampling items this many times; `nil` for intervals by formula.
    public var bootstrap: Int?
    /// Whether rows that cannot be used are left out, counted and listed, instead of stopping at the first.
    public var skipsBadRows = false
    /// Calls and items at once.
    public var parallel = 32
    /// Bounds that metrics' intervals must stay below, `METRIC>X` or `METRIC[condition]>X`: the command's status tells.
    public var failIf: [String] = []
    /// The largest share of missing evidence with which a bound can still be met.
    public var maxUnscored = 0.1
    /// Whether the first call that fails for good ends the run.
    public var failsFast = false
    /// Whether calls that were remembered as filtered or too long are made again.
    public var retriesRefused = false
    /// What the providers of the assistants are told besides.
    public var provider = ProviderSettings()
    /// Settings of single models that differ from the others', by the name in ``models``. The files of a sweep and of best of n, which
    /// name their models elsewhere, have no place for them.
    public var providerByModel: [String: ProviderSettings] = [:]
    /// What the provider of a judging model is told.
    public var judgeProvider = ProviderSettings()
    /// Which environment variable holds the key of each host, with its port where it has one.
    public var keyVariables: [String: String] = [:]
    /// Where the run's files go; `nil` for where the command or the program says.
    public var out: String?
    /// The store of answers and runs; `nil` for where the command or the program says.
    public var store: String?

    /// Creates a plan; everything else is set afterwards.
    /// - Parameters:
    ///   - models: The assistants to measure, `kind:name`.
    ///   - judge: Who judges: `rules` or a model.
    ///   - probes: The probes to run.
    ///   - data: Data files, folders, or names of suites; empty for all suites.
    ///   - limit: Items per data set at most.
    ///   - draws: Independent samples of each item.
    ///   - seed: The seed of everything random.
    public init(
        models: [String], judge: String = "rules", probes: [any Probe] = Probes.all, data: [String] = [],
        limit: Int? = nil, draws: Int = 1, seed: UInt64 = 0
    ) {
        self.models = models
        self.judge = judge
        list = ProbeList(probes)
        self.data = data
        self.limit = limit
        self.draws = draws
        self.seed = seed
    }
}

extension Evaluation {
    /// The plan with its names read and its files found; numbers are checked by ``EvaluationRequest/validate()``.
    /// - Throws: `ModelNameError`, ``LabError`` or `DataError` for what cannot be.
    func request() throws -> EvaluationRequest { try Probes.with(probes, checkedRequest) }

    private func checkedRequest() throws -> EvaluationRequest {
        let keys = KeyVariables(keyVariables)
        if let fault = keys.fault { throw LabError(.usage, "\(fault.field) \(fault.reason)") }
        var request = EvaluationRequest(models: [])
        request.models = try models.map { keys.keyed(try ModelName($0)) }
        for (name, own) in providerByModel where !own.isEmpty {
            // Under the name in the list, or else as results write it: a sweep's models are not in the list.
            let model = models.contains(name) ? keys.keyed(try ModelName(name)).description : name
            request.overrides[model] = own
        }
        request.judge = keys.keyed(judge: judge)
        request.probes = Probes.names.filter(probes.map(\.name).contains)
        (request.data, request.limit, request.draws) = (data, limit, draws)
        request.settings = AssistantSettings(
            freeFormTemperature: temperature, topP: topP, seed: seed, maxTokens: maxTokens,
            system: try systemFile.map(TextFile.read))
        request.settings.provider = provider.isEmpty ? nil : provider
        request.judgeSettings = judgeProvider
        (request.promptsFile, request.goldFile, request.forcesGold) = (promptsFile, goldFile, forcesGold)
        if let confidentAbove {
            request.confident = ConfidentRule(threshold: confidentAbove / 100, isInclusive: false)
        }
        (request.bootstrap, request.skipsBadRows, request.parallel) = (bootstrap, skipsBadRows, parallel)
        request.failIf = try failIf.map { try Threshold($0) }
        request.maxUnscored = maxUnscored
        request.calls = CallPolicy(failsFast: failsFast, retriesRefused: retriesRefused)
        request.out = out
        if let store { request.store = store }
        return request
    }

    /// Refuses what only an evaluation by itself can be told.
    func expectMeasurementAlone() throws {
        let plain = Evaluation(models: [])
        let rules: [(holds: Bool, what: String)] = [
            (models.isEmpty, "models"), (goldFile == nil, "gold"), (!forcesGold, "force"),
            (confidentAbove == nil, "confident_above"),
            (bootstrap == nil, "bootstrap"), (failIf.isEmpty, "fail_if"),
            (maxUnscored == plain.maxUnscored, "max_unscored"),
        ]
        guard let broken = rules.first(where: { !$0.holds }) else { return }
        throw LabError(.usage, "\(broken.what) is for evaluations; this experiment's measurement takes none")
    }
}
