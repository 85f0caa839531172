import Candor
import CandorModels

/// A training whose names have been read.
struct TrainingRequest: Sendable {
    /// The plan that it is made from.
    private let plan: Training
    /// A model in this process.
    var policy: ModelName
    /// The preference models; the first is trained against, the others watch.
    var pms: [ModelName]
    /// The file of prompts; `nil` for those that ship with Candor.
    var prompts: String?
    /// How many prompts are drawn by seed where there are more; `nil` for all.
    var sample: Int?
    var rounds: Int
    var draws: Int
    /// The longest response, in tokens.
    var maxTokens: Int
    var epochs: Int
    var learningRate: Double
    /// What is asked of every checkpoint afterwards; `nil` for nothing.
    var measured: EvaluationRequest?
    var seed: UInt64
    var parallel: Int
    let out: String
    var store: String
    /// Whose answers are remembered, where they came from another address.
    var origin: OriginChoice = .ask

    init(
        plan: Training, policy: ModelName, pms: [ModelName], prompts: String?, sample: Int?, rounds: Int, draws: Int,
        maxTokens: Int, epochs: Int, learningRate: Double, measured: EvaluationRequest?, seed: UInt64, parallel: Int,
        out: String, store: String, origin: OriginChoice
    ) {
        self.plan = plan
        self.policy = policy
        self.pms = pms
        self.prompts = prompts
        self.sample = sample
        self.rounds = rounds
        self.draws = draws
        self.maxTokens = maxTokens
        self.epochs = epochs
        self.learningRate = learningRate
        self.measured = measured
        self.seed = seed
        self.parallel = parallel
        self.out = out
        self.store = store
        self.origin = origin
    }

    /// Responses of each prompt that the divergence is estimated from: they are read twice, which is dear.
    static let divergenceDraws = 2

    /// Refuses what cannot be.
    func validate() throws {
        let rules: [(holds: Bool, rule: PlanWords)] = [
            (
                policy.kind == "llama",
                "\(key: "policy") \(policy): only models in this process (llama:) can be trained here"
            ),
            (!pms.isEmpty, "no preference model: say which with \(key: "pm"), for example head:head.json"),
            (Set(pms.map(\.description)).count == pms.count, "\(key: "pm"): the same preference model twice"),
            (Quantity.rounds.holds(rounds), Quantity.rounds.rule(rounds)),
            (draws >= 2, "\(key: "draws") must be at least 2: out of one response there is nothing to choose"),
            (Quantity.poolDraws.holds(draws), Quantity.poolDraws.rule(draws)),
            (Quantity.sample.holds(sample), Quantity.sample.rule(sample)),
            (Quantity.responseTokens.holds(maxTokens), Quantity.responseTokens.rule(maxTokens)),
            (Quantity.epochs.holds(epochs), Quantity.epochs.rule(epochs)),
            (learningRate > 0 && learningRate <= 0.1, "\(key: "learning_rate") must be above 0 and at most 0.1"),
            (Quantity.parallel.holds(parallel), Quantity.parallel.rule(parallel)),
        ]
        if let broken = rules.first(where: { !$0.holds }) { throw LabError(.usage, broken.rule) }
        if var measured {
            measured.models = [policy]
            try measured.validate()
        }
    }

    /// What decides what the training and the sweep find.
    /// - Parameter found: What the plan names, as it was found.
    func identity(_ found: TrainingDescription.Plan) throws -> RunIdentity {
        var inputs = [
            "policy": found.identity, "pm": found.pms.joined(separator: "\n"), "prompts": found.promptsHash,
        ]
        // Read here for the first time: what cannot be used is said before the training, which takes long.
        inputs["data"] = try measured.map { measured in
            try DatasetLoader(probes: measured.probes, badRows: measured.skipsBadRows ? .skip : .stop)
                .load(measured.data).identity
        }
        return try RunIdentity(.training, plan: plan, inputs: inputs)
    }

    /// The sweep over a training's checkpoints; `nil` where none is wanted.
    func sweep(of training: TrainingDescription) throws -> CheckpointSweep? {
        guard var measured else { return nil }
        measured.training = training
        measured.origin = origin
        let folder = TrainingFolder(out)
        let checkpoints = training.rounds.map { round in
            Checkpoint(
                position: Double(round.round),
                model: ModelName(kind: "llama", rest: folder.checkpoint(round.round).relativePath))
        }
        return try CheckpointSweep(checkpoints, like: measured)
    }
}
