import Candor
import CandorPreferenceModels

/// A preference model made from pairs, a head on a model's vectors: a plan, and with its coding an experiment file of the kind `head`.
///
/// ```swift
/// var plan = PreferenceHeadTraining(pairs: "pairs.jsonl", out: "head.json")
/// plan.filter = "matches_users_beliefs=same"
/// let made = try await lab.run(plan)     // head:head.json
/// ```
public struct PreferenceHeadTraining: Hashable, Sendable {
    /// The file of pairs.
    public var pairs: String
    /// Which pairs are kept, by their features; `nil` for all.
    public var filter: String?
    /// Which of them are drawn, and how their responses are embedded.
    public var settings = HeadSettings()
    /// The file that the head is written to; `nil` for none.
    public var out: String?
    /// The store of embeddings and runs; `nil` for where the command or the program says.
    public var store: String?

    /// Creates a plan; everything else is set afterwards.
    /// - Parameters:
    ///   - pairs: The file of pairs.
    ///   - out: The file that the head is written to.
    public init(pairs: String, out: String? = nil) {
        self.pairs = pairs
        self.out = out
    }

    /// The file of a command that names none.
    package static let defaultFile = "head.json"

    /// What was made.
    public struct Outcome: Sendable {
        /// The run's id, which follows from the plan, the pairs and the model that embeds them.
        public let id: String
        /// The head: the content of the file.
        public let head: PreferenceHead
        /// The file that it was written to; `nil` for none.
        public let file: String?
    }
}

extension PreferenceHeadTraining: KeyedPlan {
    package static var kind: ExperimentKind { .head }
    package static var plain: Self { Self(pairs: "") }

    package static var fields: [PlanKey<Self>] {
        [
            .text("pairs", \.pairs, isRequired: true),
            .text("where", \.filter),
        ] + HeadSettings.fields(\.settings) + [
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

extension PreferenceHeadTraining: Codable {
    /// Reads a plan as a file of it is read, unknown keys refused.
    /// - Throws: `DataError`, whose lines count in the value written as JSON.
    public init(from decoder: any Decoder) throws {
        try self.init(checked: ExperimentFile(from: decoder))
    }

    /// Writes what differs from the defaults.
    public func encode(to encoder: any Encoder) throws { try write(to: encoder) }
}

extension Lab {
    /// Trains a preference model on pairs.
    /// - Parameter plan: What is run. Its `store` is passed over: embeddings are in this laboratory's. The head is written only where its
    ///   `out` says so.
    /// - Returns: The head.
    /// - Throws: As ``run(_:)-(Evaluation)`` does, and `PairFilterError` for a filter that is none.
    public func run(_ plan: PreferenceHeadTraining) async throws -> PreferenceHeadTraining.Outcome {
        var plan = plan
        if writesAlways { plan.out = plan.out ?? PreferenceHeadTraining.defaultFile }
        return try await HeadTrainingRun(plan, progress: progress).run(in: opened, at: path)
    }
}

extension ExperimentKind {
    /// A preference model made from pairs.
    public static let head = ExperimentKind(rawValue: "head")
}
