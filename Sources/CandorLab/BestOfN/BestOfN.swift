import Candor
import CandorModels
import Foundation

/// What choosing among a policy's draws by preference models would do: a plan, and with its coding an experiment file of the kind
/// `best-of-n`.
///
/// ```swift
/// let plan = BestOfN(policy: "llama:smollm2-135m-instruct", pms: ["head:head.json"])
/// ```
public struct BestOfN: Hashable, Sendable {
    /// The model whose responses are chosen among, `kind:name`.
    public var policy: String
    /// The preference models, each once.
    public var pms: [String]
    /// The numbers N; `nil` for all that make sense.
    public var bestOf: [Int]?
    /// The strengths β, in the unit of the score; `nil` for those that move as far as the best of 2, 4, 8, …
    public var betas: [Double]?
    /// Pairs of comments judged for each feedback prompt and its baseline, on average.
    public var pairs = 256
    /// How the policy is asked: an evaluation without models, gold, resampling and bounds.
    public var measurement: Evaluation

    /// How the policy is asked unless something else is said: 32 draws, on the probes with one response to one prompt.
    public static var defaultMeasurement: Evaluation {
        Evaluation(models: [], probes: BestOfNRequest.probes.compactMap(Probes.named), draws: 32)
    }

    /// Creates a plan.
    /// - Parameters:
    ///   - policy: The model whose responses are chosen among.
    ///   - pms: The preference models.
    ///   - measurement: How the policy is asked.
    public init(policy: String, pms: [String], measurement: Evaluation = BestOfN.defaultMeasurement) {
        self.policy = policy
        self.pms = pms
        self.measurement = measurement
    }

    /// The plan with its names read, and checked.
    func request(origin: OriginChoice = .ask) throws -> BestOfNRequest {
        try measurement.expectMeasurementAlone()
        let keys = KeyVariables(measurement.keyVariables)
        var evaluation = try measurement.request()
        evaluation.models = [keys.keyed(try ModelName(policy))]
        evaluation.origin = origin
        let request = BestOfNRequest(
            evaluation: evaluation, pms: try pms.map { keys.keyed(try ModelName($0)) },
            bestOf: bestOf.map { Set($0).sorted() }, betas: betas, pairs: pairs)
        try request.validate()
        return request
    }
}

extension BestOfN: Codable {
    private enum CodingKeys: String, CodingKey {
        case kind, policy, pairs
        case pms = "pm"
        case bestOf = "best_of"
        case betas = "beta"
    }

    /// Reads a plan as a file of it is read, unknown keys refused.
    /// - Throws: `DataError`, whose lines count in the value written as JSON.
    public init(from decoder: any Decoder) throws {
        try self.init(checked: ExperimentFile(from: decoder))
    }

    /// Writes what differs from the defaults.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(ExperimentKind.bestOfN.rawValue, forKey: .kind)
        try container.encode(policy, forKey: .policy)
        try container.encode(pms, forKey: .pms)
        try container.encodeIfPresent(bestOf, forKey: .bestOf)
        try container.encodeIfPresent(betas, forKey: .betas)
        if pairs != 256 { try container.encode(pairs, forKey: .pairs) }
        try measurement.encode(to: encoder, unlike: Self.defaultMeasurement)
    }
}

extension BestOfN: ExperimentPlan {
    package static var kind: ExperimentKind { .bestOfN }
    package static var keys: [String] { ["policy", "pm", "best_of", "beta", "pairs"] + Evaluation.measurementKeys }

    package var out: String? {
        get { measurement.out }
        set { measurement.out = newValue }
    }

    package var store: String? {
        get { measurement.store }
        set { measurement.store = newValue }
    }

    package var ownProbes: [any Probe] { measurement.probes }

    package init(_ file: ExperimentFile) throws {
        let root = file.root
        self.init(
            policy: try file.name(root.require("policy"), of: "policy"),
            pms: try root["pm"]?.elements().map { try file.name($0, of: "pm") } ?? [])
        bestOf = try root["best_of"]?.elements().map { try file.number($0, .bestOf) }
        betas = try root["beta"]?.elements().map { try $0.number() }
        try root["pairs"].map { pairs = try file.number($0, .judgedPairs) }
        measurement = try file.filled(Self.defaultMeasurement)
    }

    package func run(in lab: Lab) async throws -> Run { try await lab.run(self) }
}

extension ExperimentKind {
    /// Choosing among the draws of a policy.
    public static let bestOfN = ExperimentKind(rawValue: "best-of-n")
}

extension Lab {
    /// Draws, scores and chooses.
    /// - Parameter plan: What is run; its measurement's `store` is passed over, and files are written only where `out` says so.
    /// - Returns: The curves, and the draws with their scores.
    /// - Throws: As ``run(_:)-(Evaluation)`` does.
    public func run(_ plan: BestOfN) async throws -> Run {
        var plan = plan
        plan.store = path
        return try await Probes.with(plan.measurement.probes) { [plan] in
            try await BestOfNRun(request: plan.request(origin: origin), progress: progress)
                .run(in: opened, writes: writes(to: plan.out))
        }
    }
}
