import Candor
import CandorModels

/// A small model trained against a preference model, here, by reward-ranked fine-tuning: a plan, and with its coding an experiment file
/// of the kind `training`.
///
/// ```swift
/// var plan = Training(pms: ["head:head.json"])
/// plan.rounds = 2
/// let trained = try await lab.run(plan)
/// print(trained.description.rounds.count, trained.sweep?.id ?? "")
/// ```
public struct Training: Hashable, Sendable {
    /// The model that is trained: `llama:NAME` or `llama:PATH.gguf`.
    public var policy: String
    /// The preference models, each once: the first is trained against, the others watch.
    public var pms: [String]
    /// The file of prompts; `nil` for those that ship with Candor.
    public var promptsFile: String?
    /// Prompts drawn at random, by seed; `nil` for 24 of Candor's own, or all of a file.
    public var sample: Int?
    /// Rounds of answering and learning.
    public var rounds = 3
    /// Responses to each prompt in each round, of which the best is learned.
    public var draws = 8
    /// The longest response that is learned, in tokens.
    public var responseTokens = 64
    /// How often a round goes through what it learns.
    public var epochs = 2
    /// AdamW's step size.
    public var learningRate = 5e-5
    /// What is asked of every checkpoint afterwards; `nil` for nothing.
    public var measurement: Measurement? = Measurement()
    /// The seed of prompts, responses, the order of learning, and the sweep's items.
    public var seed: UInt64 = 0
    /// Calls at once; with 1 a fresh run repeats to the byte.
    public var parallel = 32
    /// The folder for checkpoints, `training.json` and what the sweep writes; `nil` for `candor-out/training`. A training goes on from
    /// what is in it.
    public var out: String?
    /// The store of answers, scores and runs; `nil` for where the command or the program says.
    public var store: String?

    /// Creates a plan; everything else is set afterwards.
    /// - Parameters:
    ///   - policy: The model that is trained.
    ///   - pms: The preference models, first the one that is trained against.
    ///   - out: The folder that everything is written to; `nil` for `candor-out/training`.
    public init(policy: String = "llama:smollm2-135m-instruct", pms: [String], out: String? = nil) {
        self.policy = policy
        self.pms = pms
        self.out = out
    }

    /// The folder of a plan that names none.
    package static let defaultFolder = "candor-out/training"

    /// What a training made.
    public struct Outcome: Sendable {
        /// The run's id, which follows from the plan, the prompts and the models.
        public let id: String
        /// What was done, round by round: the content of `training.json`.
        public let description: TrainingDescription
        /// The probes on every checkpoint; `nil` where none were asked for.
        public let sweep: Run?
        /// The folder that everything is in.
        public let folder: String
    }

    /// The plan with its names read, and checked.
    func request(origin: OriginChoice) throws -> TrainingRequest {
        let request = TrainingRequest(
            plan: self, policy: try ModelName(policy), pms: try pms.map { try ModelName($0) }, prompts: promptsFile,
            sample: sample ?? (promptsFile == nil ? 24 : nil), rounds: rounds, draws: draws, maxTokens: responseTokens,
            epochs: epochs, learningRate: learningRate, measured: measurement.map(measured), seed: seed,
            parallel: parallel, out: out ?? Self.defaultFolder, store: store ?? Lab.defaultStore, origin: origin)
        try request.validate()
        return request
    }

    /// What is asked of every checkpoint; whom is known when they are trained.
    private func measured(_ measurement: Measurement) -> EvaluationRequest {
        var request = EvaluationRequest(models: [])
        request.judge = measurement.judge
        request.probes = measurement.probes.map { Probes.names.filter($0.contains) } ?? CheckpointSweep.probes
        request.data =
            measurement.data.isEmpty && measurement.probes == nil ? Measurement.defaultData : measurement.data
        request.limit = measurement.limit
        request.settings.seed = seed
        request.settings.maxTokens = Measurement.defaultLimits.merging(measurement.maxTokens) { $1 }
        (request.parallel, request.out) = (parallel, out ?? Self.defaultFolder)
        if let store { request.store = store }
        return request
    }
}

extension Training: KeyedPlan {
    package static var kind: ExperimentKind { .training }
    package static var files: [String] { ["training.json"] }
    package static var plain: Self { Self(pms: []) }

    package static var fields: [PlanKey<Self>] {
        [
            .name("policy", \.policy),
            .names("pm", \.pms, isRequired: true),
            .text("prompts", \.promptsFile),
            .number("sample", \.sample, .sample),
            .number("rounds", \.rounds, .rounds),
            .number("draws", \.draws, .poolDraws),
            .number("response_tokens", \.responseTokens, .responseTokens),
            .number("epochs", \.epochs, .epochs),
            PlanKey("learning_rate", \.learningRate) { try $1.number() },
        ] + Measurement.fields + [
            .seed(\.seed),
            .number("parallel", \.parallel, .parallel),
            .text("out", \.out),
            .text("store", \.store),
        ]
    }

    package func run(in lab: Lab) async throws -> Outcome { try await lab.run(self) }
}

extension Training: Codable {
    /// Reads a plan as a file of it is read, unknown keys refused.
    /// - Throws: `DataError`, whose lines count in the value written as JSON.
    public init(from decoder: any Decoder) throws {
        try self.init(checked: ExperimentFile(from: decoder))
    }

    /// Writes what differs from the defaults.
    public func encode(to encoder: any Encoder) throws { try write(to: encoder) }
}

extension Lab {
    /// Trains a model against a preference model, and asks the probes of every checkpoint.
    /// - Parameter plan: What is run. Its `store` is passed over: answers are in this laboratory's. Checkpoints are written to its `out`
    ///   in any case.
    /// - Returns: What was done, round by round, and what the probes found.
    /// - Throws: As ``run(_:)-(Evaluation)`` does; ``LabError`` where Candor was built without llama.cpp, or the folder holds another
    ///   training.
    public func run(_ plan: Training) async throws -> Training.Outcome {
        try await run(plan) { _ in }
    }

    /// The same, told what was done before the probes are asked.
    package func run(
        _ plan: Training, trained: (TrainingDescription) -> Void
    ) async throws -> Training.Outcome {
        var plan = plan
        plan.store = path
        let request = try plan.request(origin: origin)
        #if Llama
            return try await TrainingRun(request, in: opened, progress: progress).run(trained: trained)
        #else
            throw ModelCatalogue.missingLlama(request.policy)
        #endif
    }
}

extension ExperimentKind {
    /// A small model trained against a preference model.
    public static let training = ExperimentKind(rawValue: "training")
}
