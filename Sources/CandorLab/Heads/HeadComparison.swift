import Candor
import CandorPreferenceModels

/// Whether filtering the pairs makes a less sycophantic preference model: a plan, and with its coding an experiment file of the kind
/// `head-comparison`.
///
/// ```swift
/// let plan = HeadComparison(pairs: "pairs.jsonl", filter: "matches_users_beliefs=same")
/// let found = try await lab.run(plan)
/// ```
public struct HeadComparison: Hashable, Sendable {
    /// The file of pairs.
    public var pairs: String
    /// Which pairs are kept, by their features.
    public var filter: String
    /// How often the pairs are divided anew.
    public var splits = 5
    /// Which pairs are drawn, and how their responses are embedded.
    public var settings = HeadSettings()
    /// What the heads are probed on: data files, folders of them, or names of suites; empty for nothing.
    public var data: [String] = []
    /// Items per data set, chosen by seed.
    public var limit = 20
    /// Wordings of the probes' responses per item at most.
    public var wordings = 2
    /// A run of best of n, whose draws the heads choose from; `nil` for none.
    public var run: String?
    /// The folder for `pm-compare.json` and the heads; `nil` for none.
    public var out: String?
    /// The store of embeddings and runs; `nil` for where the command or the program says.
    public var store: String?

    /// Creates a plan; everything else is set afterwards.
    /// - Parameters:
    ///   - pairs: The file of pairs.
    ///   - filter: Which pairs are kept.
    public init(pairs: String, filter: String) {
        self.pairs = pairs
        self.filter = filter
    }

    /// What a comparison found.
    public struct Outcome: Sendable {
        /// The run's id, which follows from the plan and the files and models that it names.
        public let id: String
        /// The numbers: the content of `pm-compare.json`.
        public let comparison: PreferenceHeadComparison
        /// The heads of every split.
        public let rivals: [HeadRivals]
    }
}

extension HeadComparison: KeyedPlan {
    package static var kind: ExperimentKind { .headComparison }
    package static var files: [String] { ["pm-compare.json"] }
    package static var plain: Self { Self(pairs: "", filter: "") }

    package static var fields: [PlanKey<Self>] {
        [
            .text("pairs", \.pairs, isRequired: true),
            .text("where", \.filter, isRequired: true),
            .number("splits", \.splits, .splits),
        ] + HeadSettings.fields(\.settings) + [
            .texts("data", \.data),
            .number("limit", \.limit, .limit),
            .number("wordings", \.wordings, .wordings),
            .text("run", \.run),
            .text("out", \.out),
            .text("store", \.store),
        ]
    }

    package func run(in lab: Lab) async throws -> Outcome { try await lab.run(self) }

    /// See ``HeadSettings/seed``.
    package var seed: UInt64 {
        get { settings.seed }
        set { settings.seed = newValue }
    }
}

extension HeadComparison: Codable {
    /// Reads a plan as a file of it is read, unknown keys refused.
    /// - Throws: `DataError`, whose lines count in the value written as JSON.
    public init(from decoder: any Decoder) throws {
        try self.init(checked: ExperimentFile(from: decoder))
    }

    /// Writes what differs from the defaults.
    public func encode(to encoder: any Encoder) throws { try write(to: encoder) }
}

extension Lab {
    /// Compares heads of pairs drawn from all with heads of pairs that a filter keeps.
    /// - Parameter plan: What is run. Its `store` is passed over: embeddings are in this laboratory's. Files are written only where its
    ///   `out` says so.
    /// - Returns: The numbers, and the heads.
    /// - Throws: As ``run(_:)-(Evaluation)`` does, and `PairFilterError` for a filter that is none.
    public func run(_ plan: HeadComparison) async throws -> HeadComparison.Outcome {
        try await HeadComparisonRun(plan, progress: progress).run(in: opened, at: path)
    }
}

extension ExperimentKind {
    /// Heads of all pairs against heads of those that a filter keeps.
    public static let headComparison = ExperimentKind(rawValue: "head-comparison")
}
