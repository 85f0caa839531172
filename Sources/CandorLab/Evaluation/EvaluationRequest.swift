import Candor
import CandorModels

/// What `candor eval` is asked to do, from flags or from an experiment file.
package struct EvaluationRequest: Sendable {
    package var models: [ModelName]
    /// How far training had come with each model, where they are checkpoints of one training; else empty.
    var checkpoints: [Double] = []
    /// How the checkpoints were made, where Candor trained them.
    var training: TrainingDescription?
    package var judge = "rules"
    package var probes: [ProbeName] = Probes.names
    package var data: [String] = []
    package var limit: Int?
    package var draws = 1
    package var settings = AssistantSettings()
    package var promptsFile: String?
    package var confident = ConfidentRule.atLeast95
    package var bootstrap: Int?
    package var goldFile: String?
    /// Whether gold that agrees with the judge no better than chance is used all the same.
    package var forcesGold = false
    package var skipsBadRows = false
    package var parallel = 32
    package var calls = CallPolicy()
    /// The largest share of missing evidence with which a threshold can still be met.
    package var maxUnscored = 0.1
    /// Settings of single models that differ from the others', by the model's name as given.
    package var overrides: [String: ProviderSettings] = [:]
    /// How a judging model is asked.
    package var judgeSettings = ProviderSettings()
    package var failIf: [Threshold] = []
    package var out: String?
    package var store = "candor.sqlite"
    /// Whose answers are remembered, where they came from another address.
    package var origin = OriginChoice.ask

    package init(models: [ModelName]) {
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
        selection(Self.merged(probe, datasets))
    }

    /// The items of all probes that are asked about.
    func items(in datasets: [Dataset]) -> [Item] {
        probes.flatMap { items(of: $0, in: datasets) }
    }

    /// Which items of a data set are asked about.
    var selection: ItemSelection { ItemSelection(limit: limit, seed: settings.seed) }

    /// How many items stand in more than one file.
    static func repeatedItems(_ probe: ProbeName, in datasets: [Dataset]) -> Int {
        datasets.filter { $0.probe == probe }.reduce(0) { $0 + $1.items.count } - merged(probe, datasets).count
    }

    /// An item that several files have is one item, with the prompts of all of them.
    private static func merged(_ probe: ProbeName, _ datasets: [Dataset]) -> [Item] {
        var items: [Item] = []
        var positions: [String: Int] = [:]
        for item in datasets.filter({ $0.probe == probe }).flatMap(\.items) {
            if let position = positions[item.id] {
                items[position].add(item.prompts)
            } else {
                positions[item.id] = items.count
                items.append(item)
            }
        }
        return items
    }
}

extension Item {
    /// Adds the prompts that it does not have.
    fileprivate mutating func add(_ others: [Prompt]) {
        for var prompt in others {
            let alike = prompts.filter { $0.condition == prompt.condition }
            guard !alike.contains(where: { $0.dialogue == prompt.dialogue }) else { continue }
            prompt.variant = alike.count
            prompts.append(prompt)
        }
    }
}

extension EvaluationRequest {
    /// Refuses numbers that cannot be.
    package func validate() throws {
        guard !models.isEmpty else {
            throw LabError(.usage, "no model: say which with --model, for example llama:smollm2-135m-instruct")
        }
        let names = models.map(\.description)
        guard Set(names).count == names.count else { throw LabError(.usage, "--model: the same model twice") }
        let tokens = settings.maxTokens.values.first { !Quantity.maxTokens.holds($0) }
        let rules: [(holds: Bool, rule: String)] = [
            (Quantity.limit.holds(limit), Quantity.limit.rule(limit)),
            (Quantity.draws.holds(draws), Quantity.draws.rule(draws)),
            (Quantity.parallel.holds(parallel), Quantity.parallel.rule(parallel)),
            (
                settings.freeFormTemperature >= 0 && settings.freeFormTemperature.isFinite,
                "--temperature must be 0 or more"
            ),
            (settings.topP > 0 && settings.topP <= 1, "--top-p must be above 0 and at most 1"),
            (tokens == nil, Quantity.maxTokens.rule(tokens)),
            ((0...1).contains(confident.threshold), "--confident-above must be a percentage from 0 to 100"),
            (Quantity.bootstrap.holds(bootstrap), Quantity.bootstrap.rule(bootstrap)),
            ((0...1).contains(maxUnscored), "--max-unscored must be from 0 to 1"),
        ]
        if let broken = rules.first(where: { !$0.holds }) { throw LabError(.usage, broken.rule) }
        if let stray = overrides.keys.sorted().first(where: { !names.contains($0) }) {
            throw LabError(.usage, "--param or --reasoning-effort for '\(stray)', which is not among the models")
        }
        for threshold in failIf where probes.allSatisfy({ !threshold.concerns($0) }) {
            throw LabError(.usage, "--fail-if '\(threshold.text)': the probe of this metric is not among those run")
        }
        for name in models + [try? ModelName(judge)].compactMap({ $0 }) { try name.expectNoSecret() }
    }
}
