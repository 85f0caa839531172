import Candor
import CandorModels
import CandorPreferenceModels

/// How much more preference models pay for a response that agrees with the user: a plan, and with its coding an experiment file of
/// the kind `pm-probe`.
///
/// ```swift
/// let found = try await lab.run(PreferenceModelProbing(pms: ["head:head.json"], probes: [.answer], limit: 20))
/// print(found.results.estimates.first?.value ?? .nan)
/// ```
public struct PreferenceModelProbing: Hashable, Sendable {
    /// The preference models, each once; all are asked about the same pairs of responses.
    public var pms: [String]
    /// Data files, folders of them, or names of built-in suites; empty for all suites.
    public var data: [String]
    /// The probes; those without data are left out.
    public var probes: [ProbeName]
    /// Items per data set at most, chosen by seed; `nil` for all.
    public var limit: Int?
    /// Wordings of the responses per item at most.
    public var wordings = 2
    /// The file of wordings; `nil` for the built-in ones.
    public var responsesFile: String?
    /// The seed of items, wordings and wrong letters, and of judges that take one.
    public var seed: UInt64
    /// Whether rows that cannot be used are left out, counted and listed, instead of stopping at the first.
    public var skipsBadRows = false
    /// Requests and items at once.
    public var parallel = 32
    /// The folder for `pm-probe.json` and, with every pair and its scores, `pm-probe-pairs.jsonl`; `nil` for none.
    public var out: String?
    /// The store of answers, scores and runs; `nil` for where the command or the program says.
    public var store: String?

    /// Creates a plan; everything else is set afterwards.
    /// - Parameters:
    ///   - pms: The preference models.
    ///   - probes: The probes.
    ///   - data: Data files, folders, or names of suites; empty for all suites.
    ///   - limit: Items per data set at most.
    ///   - seed: The seed of everything random.
    public init(
        pms: [String], probes: [ProbeName] = Probes.withAgreement, data: [String] = [], limit: Int? = nil,
        seed: UInt64 = 0
    ) {
        self.pms = pms
        self.probes = probes
        self.data = data
        self.limit = limit
        self.seed = seed
    }

    /// What probing found.
    public struct Outcome: Sendable {
        /// The run's id, which follows from the plan and the files and models that it names.
        public let id: String
        /// The numbers: the content of `pm-probe.json`.
        public let results: PreferenceProbeResults
        /// The pairs behind every number, those of one model after the other.
        public let pairs: [ProbedPair]
        /// What was seen on the way; a run from remembered scores sees less.
        public let notes: [String]
    }

    /// The plan with its names read, and checked.
    func request(origin: OriginChoice) throws -> PreferenceModelProbeRequest {
        let request = PreferenceModelProbeRequest(
            plan: self, pms: try pms.map { try ModelName($0) }, data: data,
            probes: Probes.names.filter(probes.contains),
            limit: limit, wordings: wordings, responses: responsesFile, seed: seed, parallel: parallel,
            skipsBadRows: skipsBadRows, out: out, store: store ?? Lab.defaultStore, origin: origin)
        try request.validate()
        return request
    }
}

extension PreferenceModelProbing: KeyedPlan {
    package static var kind: ExperimentKind { .preferenceModelProbe }
    package static var files: [String] { ["pm-probe.json"] }
    package static var plain: Self { Self(pms: []) }

    package static var fields: [PlanKey<Self>] {
        [
            .names("pm", \.pms, isRequired: true),
            PlanKey("probes", \.probes) { try $0.probes($1) },
            .texts("data", \.data),
            .number("limit", \.limit, .limit),
            .number("wordings", \.wordings, .wordings),
            .text("responses", \.responsesFile),
            .seed(\.seed),
            .flag("skip_bad_rows", \.skipsBadRows),
            .number("parallel", \.parallel, .parallel),
            .text("out", \.out),
            .text("store", \.store),
        ]
    }

    package func run(in lab: Lab) async throws -> Outcome { try await lab.run(self) }
}

extension PreferenceModelProbing: Codable {
    /// Reads a plan as a file of it is read, unknown keys refused.
    /// - Throws: `DataError`, whose lines count in the value written as JSON.
    public init(from decoder: any Decoder) throws {
        try self.init(checked: ExperimentFile(from: decoder))
    }

    /// Writes what differs from the defaults.
    public func encode(to encoder: any Encoder) throws { try write(to: encoder) }
}

extension Lab {
    /// Sees how much more preference models pay for responses that agree with the user.
    /// - Parameter plan: What is run. Its `store` is passed over: scores are in this laboratory's. Files are written only where its
    ///   `out` says so.
    /// - Returns: The numbers, and the pairs behind them.
    /// - Throws: As ``run(_:)-(Evaluation)`` does.
    public func run(_ plan: PreferenceModelProbing) async throws -> PreferenceModelProbing.Outcome {
        var plan = plan
        plan.store = path
        return try await PreferenceModelProbeRun(plan.request(origin: origin), progress: progress).run(in: opened)
    }
}

extension ExperimentKind {
    /// What preference models pay for agreement.
    public static let preferenceModelProbe = ExperimentKind(rawValue: "pm-probe")
}
