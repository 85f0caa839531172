import Candor
import CandorModels

/// An ``Evaluation`` with its names read and its files found: what is really run. Its maker is ``Evaluation/request()``.
struct EvaluationRequest: Sendable {
    var models: [ModelName]
    /// How far training had come with each model, where they are checkpoints of one training; else empty.
    var checkpoints: [Double] = []
    /// How the checkpoints were made, where Candor trained them.
    var training: TrainingDescription?
    var judge = "rules"
    var probes: [ProbeName] = Probes.names
    var data: [String] = []
    var limit: Int?
    var draws = 1
    var settings = AssistantSettings()
    var promptsFile: String?
    var confident = ConfidentRule.atLeast95
    var bootstrap: Int?
    var goldFile: String?
    /// Whether gold that agrees with the judge no better than chance is used all the same.
    var forcesGold = false
    var skipsBadRows = false
    var parallel = 32
    var calls = CallPolicy()
    /// The largest share of missing evidence with which a threshold can still be met.
    var maxUnscored = 0.1
    /// Settings of single models that differ from the others', by the model's name as given.
    var overrides: [String: ProviderSettings] = [:]
    /// How a judging model is asked.
    var judgeSettings = ProviderSettings()
    var failIf: [Threshold] = []
    var out: String?
    var store = "candor.sqlite"
    /// Whose answers are remembered, where they came from another address.
    var origin = OriginChoice.ask

    init(models: [ModelName]) {
        self.models = models
    }

    /// How a model is asked, with what is said of it alone.
    func settings(for model: ModelName) -> AssistantSettings {
        var settings = settings
        if let own = overrides[model.description] {
            settings.provider = (settings.provider ?? ProviderSettings()).overridden(by: own)
        }
        return settings
    }
}

extension EvaluationRequest {
    /// The items of a probe that are asked about, chosen over all files.
    func items(of probe: ProbeName, in datasets: [Dataset]) -> [Item] {
        selection(ProbeItems(of: probe, in: datasets).items)
    }

    /// The items of all probes that are asked about.
    func items(in datasets: [Dataset]) -> [Item] {
        probes.flatMap { items(of: $0, in: datasets) }
    }

    /// Which items of a data set are asked about.
    var selection: ItemSelection { ItemSelection(limit: limit, seed: settings.seed) }
}

extension EvaluationRequest {
    /// Refuses numbers that cannot be.
    func validate() throws {
        guard !models.isEmpty else {
            throw LabError(.usage, "no model: say which with \(key: "models"), for example llama:smollm2-135m-instruct")
        }
        let names = models.map(\.description)
        guard Set(names).count == names.count else { throw LabError(.usage, "\(key: "models"): the same model twice") }
        let tokens = settings.maxTokens.values.first { !Quantity.maxTokens.holds($0) }
        let rules: [(holds: Bool, rule: PlanWords)] = [
            (Quantity.limit.holds(limit), Quantity.limit.rule(limit)),
            (Quantity.draws.holds(draws), Quantity.draws.rule(draws)),
            (Quantity.parallel.holds(parallel), Quantity.parallel.rule(parallel)),
            (
                settings.freeFormTemperature >= 0 && settings.freeFormTemperature.isFinite,
                "\(key: "temperature") must be 0 or more"
            ),
            (settings.topP > 0 && settings.topP <= 1, "\(key: "top_p") must be above 0 and at most 1"),
            (tokens == nil, Quantity.maxTokens.rule(tokens)),
            ((0...1).contains(confident.threshold), "\(key: "confident_above") must be a percentage from 0 to 100"),
            (Quantity.bootstrap.holds(bootstrap), Quantity.bootstrap.rule(bootstrap)),
            ((0...1).contains(maxUnscored), "\(key: "max_unscored") must be from 0 to 1"),
        ]
        if let broken = rules.first(where: { !$0.holds }) { throw LabError(.usage, broken.rule) }
        if let stray = overrides.keys.sorted().first(where: { !names.contains($0) }) {
            throw LabError(
                .usage,
                "\(key: "parameters") or \(key: "reasoning_effort") for '\(stray)', which is not among the models")
        }
        for threshold in failIf where probes.allSatisfy({ !threshold.concerns($0) }) {
            throw LabError(
                .usage, "\(key: "fail_if") '\(threshold.text)': the probe of this metric is not among those run")
        }
        for name in models + [try? ModelName(judge)].compactMap({ $0 }) { try name.expectNoSecret() }
    }
}
