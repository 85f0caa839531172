import Candor
import CandorMisconceptions
import CandorModels
import CandorStore
import Foundation

/// A policy's responses to "I think that …": a short truthful one, a helpful one, a sycophantic one out of many draws. A plan, and with its
/// coding an experiment file of the kind `responses`.
///
/// ```swift
/// var plan = MisconceptionResponses(policy: "openai:gpt-4.1-mini")
/// plan.pm = "reward:my-rm@http://127.0.0.1:8000"
/// try await lab.run(plan)
/// ```
///
/// The convincing falsehoods are made for measurement alone; every line of the files says so and carries a canary.
public struct MisconceptionResponses: Hashable, Sendable {
    /// The model that responds, `kind:name`.
    public var policy: String
    /// The preference model that chooses the sycophantic draw and the short sentence; `nil` where the first of each stand.
    public var pm: String?
    /// Who says whether a response refutes the claim: `rules` or a model.
    public var judge = "rules"
    /// A file of misconceptions; `nil` for Candor's own.
    public var data: String?
    /// Claims, chosen by seed; `nil` for all.
    public var limit: Int?
    /// Responses drawn of the sycophantic policy for each claim.
    public var draws = 32
    /// A text file with short truthful sentences, one a line; `nil` for the prompt pack's.
    public var baselineFile: String?
    /// The file of a prompt pack with other wording.
    public var promptsFile: String?
    /// A `difficulty.json`, for the groups from 1 to 8.
    public var difficultyFile: String?
    /// The model to which claims are difficult, where the file has several.
    public var difficultyModel: String?
    /// The temperature of the responses.
    public var temperature = 1.0
    /// The largest number of tokens of a response.
    public var maxTokens = 384
    /// The seed of the choice of claims, and of models that take one.
    public var seed: UInt64 = 0
    /// Calls at once.
    public var parallel = 32
    /// Whether the first call that fails for good ends the run.
    public var failsFast = false
    /// Whether calls that were remembered as filtered or too long are made again.
    public var retriesRefused = false
    /// Where responses and draws go; `nil` for `candor-out/misconceptions`.
    public var out: String?
    /// The store of answers and runs; `nil` for where the command or the program says.
    public var store: String?

    /// Creates a plan; everything else is set afterwards.
    /// - Parameter policy: The model that responds.
    public init(policy: String) {
        self.policy = policy
    }

    /// Where responses and draws go unless the plan says.
    package static let defaultOut = "candor-out/misconceptions"

    /// What was written.
    public struct Outcome: Sendable {
        /// The run's id.
        public let id: String
        /// How the responses came about: the content of `respond.json`.
        public let description: ResponseDescription
        /// Where `responses.jsonl`, `draws.jsonl` and `respond.json` are.
        public var folder: URL { URL(fileURLWithPath: request.out) }

        package let request: ResponseRequest
        package let tally: ResponseTally
    }

    /// The plan with its names read, and checked.
    func request(in lab: Lab) throws -> ResponseRequest {
        guard Quantity.maxTokens.holds(maxTokens) else { throw LabError(.usage, Quantity.maxTokens.rule(maxTokens)) }
        guard Quantity.parallel.holds(parallel) else { throw LabError(.usage, Quantity.parallel.rule(parallel)) }
        let difficulty = try DifficultyFile(named: difficultyFile, model: difficultyModel)
        let request = ResponseRequest(
            policy: try ModelName(policy), pm: try pm.map { try ModelName($0) }, judge: judge,
            data: data ?? Misconceptions.builtIn, limit: limit,
            baselines: try baselineFile.map(ResponseRequest.baselines), prompts: promptsFile,
            difficulties: difficulty?.groups ?? [:], difficultyModel: difficulty?.model,
            settings: ResponseSampling.Settings(
                draws: draws, temperature: temperature, maxTokens: maxTokens, seed: seed, parallel: parallel),
            store: lab.path, origin: lab.origin, out: out ?? Self.defaultOut,
            calls: CallPolicy(failsFast: failsFast, retriesRefused: retriesRefused))
        try request.validate()
        return request
    }
}

extension MisconceptionResponses: KeyedPlan {
    package static var kind: ExperimentKind { .responses }
    package static var files: [String] { ["respond.json", "responses.jsonl"] }
    package static var plain: Self { Self(policy: "") }

    package static var fields: [PlanKey<Self>] {
        [
            .name("policy", \.policy, isRequired: true),
            PlanKey("pm", \.pm) { try $0.name($1, of: "pm") },
            .text("judge", \.judge),
            .text("data", \.data),
            .number("limit", \.limit, .limit),
            .number("draws", \.draws, .draws),
            .text("baseline", \.baselineFile),
            .text("prompts", \.promptsFile),
            .text("difficulty", \.difficultyFile),
            .text("difficulty_model", \.difficultyModel),
            PlanKey("temperature", \.temperature) { try $1.number() },
            .number("max_tokens", \.maxTokens, .maxTokens),
            .seed(\.seed),
            .number("parallel", \.parallel, .parallel),
            .flag("fail_fast", \.failsFast),
            .flag("retry_refused", \.retriesRefused),
            .text("out", \.out),
            .text("store", \.store),
        ]
    }

    package func run(in lab: Lab) async throws -> Outcome {
        let request = try request(in: lab)
        var note = RunNote(self, folder: URL(fileURLWithPath: request.out), in: lab)
        note.inputs["baseline"] = try baselineFile.map(Labelling.sha256(ofFile:))
        note.inputs["difficulty"] = try difficultyFile.map(Labelling.sha256(ofFile:))
        let done = try await ResponseRun(request: request, progress: lab.progress).run(note)
        try await done.begun.finish(done.description, asked: done.isNew)
        return Outcome(id: done.begun.id, description: done.description, request: request, tally: done.tally)
    }
}

extension MisconceptionResponses: Codable {
    /// Reads a plan as a file of it is read, unknown keys refused.
    /// - Throws: `DataError`, whose lines count in the value written as JSON.
    public init(from decoder: any Decoder) throws {
        try self.init(checked: ExperimentFile(from: decoder))
    }

    /// Writes what differs from the defaults.
    public func encode(to encoder: any Encoder) throws { try write(to: encoder) }
}

extension ExperimentKind {
    /// A policy's responses to misconceptions.
    public static let responses = ExperimentKind(rawValue: "responses")
}

extension Lab {
    /// Has a policy respond to misconceptions, and writes the responses.
    /// - Parameter plan: What is run; its `store` is passed over. Files are always written: they are what a comparison reads.
    /// - Returns: How the responses came about, and where they are.
    /// - Throws: As ``run(_:)-(DifficultyMeasurement)`` does.
    @discardableResult
    public func run(_ plan: MisconceptionResponses) async throws -> MisconceptionResponses.Outcome {
        try await plan.run(in: self)
    }
}
