import Candor
import CandorModels
import CandorPreferenceModels

/// Whether a preference model puts first what people preferred, and what it pays for: a plan, and with its coding an experiment file
/// of the kind `pm-check`.
///
/// ```swift
/// let found = try await lab.run(PreferenceModelChecking(pm: "head:head.json", pairs: "pairs.jsonl"))
/// print(found.check.accuracy.value ?? .nan)
/// ```
public struct PreferenceModelChecking: Hashable, Sendable {
    /// The preference model, `kind:name`.
    public var pm: String
    /// The file of pairs.
    public var pairs: String
    /// What the pairs are about, for a model that is made for certain topics.
    public var topic: DialogueTopic?
    /// What an oracle knows the truth about: data files, folders of them, or names of suites; empty for all suites.
    public var data: [String] = []
    /// Pairs drawn at random, by seed; `nil` for all.
    public var sample: Int?
    /// The seed of the sample, of which response is called A, and of judges that take one.
    public var seed: UInt64
    /// Whether rows that cannot be used are left out, counted and listed, instead of stopping at the first.
    public var skipsBadRows = false
    /// Requests at once.
    public var parallel = 32
    /// The folder for `pm-check.json`; `nil` for none.
    public var out: String?
    /// The store of answers, scores and runs; `nil` for where the command or the program says.
    public var store: String?

    /// Creates a plan; everything else is set afterwards.
    /// - Parameters:
    ///   - pm: The preference model.
    ///   - pairs: The file of pairs.
    ///   - sample: Pairs drawn at random; `nil` for all.
    ///   - seed: The seed of everything random.
    public init(pm: String, pairs: String, sample: Int? = nil, seed: UInt64 = 0) {
        self.pm = pm
        self.pairs = pairs
        self.sample = sample
        self.seed = seed
    }

    /// What a check found.
    public struct Outcome: Sendable {
        /// The run's id, which follows from the plan and the files and models that it names.
        public let id: String
        /// The numbers: the content of `pm-check.json`.
        public let check: PreferenceModelCheck
        /// What a reader should know of the model, and what was seen on the way.
        public let notes: [String]
    }
}

extension PreferenceModelChecking: KeyedPlan {
    package static var kind: ExperimentKind { .preferenceModelCheck }
    package static var files: [String] { ["pm-check.json"] }
    package static var plain: Self { Self(pm: "", pairs: "") }

    package static var fields: [PlanKey<Self>] {
        [
            .name("pm", \.pm, isRequired: true),
            .text("pairs", \.pairs, isRequired: true),
            PlanKey("topic", \.topic) { try topic($1) },
            .texts("data", \.data),
            .number("sample", \.sample, .sample),
            .seed(\.seed),
            .flag("skip_bad_rows", \.skipsBadRows),
            .number("parallel", \.parallel, .parallel),
            .text("out", \.out),
            .text("store", \.store),
        ]
    }

    private static func topic(_ node: YAMLDocument) throws -> DialogueTopic {
        do {
            return try DialogueTopic.parsed(node.text())
        } catch let error as LabError {
            throw node.error("topic", error.reason)
        }
    }

    package func run(in lab: Lab) async throws -> Outcome { try await lab.run(self) }
}

extension PreferenceModelChecking: Codable {
    /// Reads a plan as a file of it is read, unknown keys refused.
    /// - Throws: `DataError`, whose lines count in the value written as JSON.
    public init(from decoder: any Decoder) throws {
        try self.init(checked: ExperimentFile(from: decoder))
    }

    /// Writes what differs from the defaults.
    public func encode(to encoder: any Encoder) throws { try write(to: encoder) }
}

extension Lab {
    /// Sees whether a preference model puts first what people preferred.
    /// - Parameter plan: What is run. Its `store` is passed over: scores are in this laboratory's. Files are written only where its
    ///   `out` says so.
    /// - Returns: The numbers.
    /// - Throws: As ``run(_:)-(Evaluation)`` does.
    public func run(_ plan: PreferenceModelChecking) async throws -> PreferenceModelChecking.Outcome {
        try await PreferenceModelCheckRun(plan, origin: origin, progress: progress).run(in: opened, at: path)
    }
}

extension ExperimentKind {
    /// Scores of a preference model against what people preferred.
    public static let preferenceModelCheck = ExperimentKind(rawValue: "pm-check")
}
