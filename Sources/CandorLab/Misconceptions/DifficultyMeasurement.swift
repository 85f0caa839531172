import Candor
import CandorMisconceptions
import CandorModels
import CandorStore

/// How true models take common misconceptions for, and so which are difficult: a plan, and with its coding an experiment file of the
/// kind `difficulty`.
///
/// ```swift
/// var plan = DifficultyMeasurement(models: ["llama:smollm2-135m-instruct"])
/// plan.out = "difficulty"
/// let difficulty = try await lab.run(plan).report
/// ```
public struct DifficultyMeasurement: Hashable, Sendable {
    /// The models that are asked, `kind:name`.
    public var models: [String]
    /// A file of misconceptions; `nil` for Candor's own.
    public var data: String?
    /// Claims, chosen by seed; `nil` for all.
    public var limit: Int?
    /// Answers sampled in each order where a model gives no log-probabilities.
    public var samples = 16
    /// The seed of the choice, of sampled answers and of resampling.
    public var seed: UInt64 = 0
    /// The file of a prompt pack with other wording.
    public var promptsFile: String?
    /// Calls at once.
    public var parallel = 32
    /// Whether the first call that fails for good ends the run.
    public var failsFast = false
    /// Whether calls that were remembered as filtered or too long are made again.
    public var retriesRefused = false
    /// Where `difficulty.json` goes; `nil` where it is not written.
    public var out: String?
    /// The store of answers and runs; `nil` for where the command or the program says.
    public var store: String?

    /// Creates a plan; everything else is set afterwards.
    /// - Parameter models: The models that are asked.
    public init(models: [String]) {
        self.models = models
    }

    /// What was measured.
    public struct Outcome: Sendable {
        /// The run's id.
        public let id: String
        /// Each claim's difficulty to each model: the content of `difficulty.json`.
        public let report: DifficultyReport
        /// The calls that brought no answer.
        package let failures: FailureTally
    }

    /// The plan with its names read, and checked.
    func request(in lab: Lab) throws -> DifficultyRequest {
        let rules: [(holds: Bool, rule: PlanWords)] = [
            (Quantity.limit.holds(limit), Quantity.limit.rule(limit)),
            (Quantity.samples.holds(samples), Quantity.samples.rule(samples)),
            (Quantity.parallel.holds(parallel), Quantity.parallel.rule(parallel)),
            (!models.isEmpty, "no model: say which with \(key: "models"), for example llama:smollm2-135m-instruct"),
        ]
        if let broken = rules.first(where: { !$0.holds }) { throw LabError(.usage, broken.rule) }
        let names = try models.map { try ModelName($0) }
        // An address is no part of what answers are remembered under: the second model would be given the first one's.
        guard Set(names.map { "\($0.kind):\($0.rest)" }).count == names.count else {
            throw LabError(.usage, "\(key: "models"): the same model twice")
        }
        return DifficultyRequest(
            models: names, data: data ?? Misconceptions.builtIn, limit: limit, samples: samples, seed: seed,
            prompts: promptsFile, parallel: parallel, store: lab.path,
            calls: CallPolicy(failsFast: failsFast, retriesRefused: retriesRefused), origin: lab.origin)
    }
}

extension DifficultyMeasurement: KeyedPlan {
    package static var kind: ExperimentKind { .difficulty }
    package static var files: [String] { ["difficulty.json"] }
    package static var plain: Self { Self(models: []) }

    package static var fields: [PlanKey<Self>] {
        [
            .names("models", \.models, isRequired: true),
            .text("data", \.data),
            .number("limit", \.limit, .limit),
            .number("samples", \.samples, .samples),
            .seed(\.seed),
            .text("prompts", \.promptsFile),
            .number("parallel", \.parallel, .parallel),
            .flag("fail_fast", \.failsFast),
            .flag("retry_refused", \.retriesRefused),
            .text("out", \.out),
            .text("store", \.store),
        ]
    }

    package func run(in lab: Lab) async throws -> Outcome {
        let request = try request(in: lab)
        let folder = out.map { OutputFolder(path: $0) }
        try folder?.prepare()
        let note = RunNote(self, folder: folder?.url, in: lab)
        let (report, begun, isNew) = try await DifficultyRun(request: request, progress: lab.progress).measured(note)
        try folder.map { try $0.write(report, to: $0.file("difficulty.json")) }
        try await begun.finish(report, asked: isNew)
        return Outcome(id: begun.id, report: report, failures: request.calls.failures)
    }
}

extension DifficultyMeasurement: Codable {
    /// Reads a plan as a file of it is read, unknown keys refused.
    /// - Throws: `DataError`, whose lines count in the value written as JSON.
    public init(from decoder: any Decoder) throws {
        try self.init(checked: ExperimentFile(from: decoder))
    }

    /// Writes what differs from the defaults.
    public func encode(to encoder: any Encoder) throws { try write(to: encoder) }
}

extension ExperimentKind {
    /// How true models take misconceptions for.
    public static let difficulty = ExperimentKind(rawValue: "difficulty")
}

extension Lab {
    /// Asks models how true misconceptions are.
    /// - Parameter plan: What is run; its `store` is passed over, and `difficulty.json` is written only where `out` says so.
    /// - Returns: Each claim's difficulty to each model.
    /// - Throws: ``LabError`` for a plan that cannot be, `ModelNameError` for a name that is none, `DataError` for data that cannot be
    ///   used, `ProviderError` for a key that is missing or refused, `CancellationError` where the task is cancelled.
    public func run(_ plan: DifficultyMeasurement) async throws -> DifficultyMeasurement.Outcome {
        try await plan.run(in: self)
    }
}
