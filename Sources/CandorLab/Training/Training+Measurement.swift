import Candor

extension Training {
    /// What is asked of every checkpoint of a training: few items and short replies unless something else is said, because a small
    /// machine asks it of every round.
    public struct Measurement: Hashable, Sendable {
        /// Who judges: `rules`, which need no model, or a model.
        public var judge = "rules"
        /// The probes; `nil` for those with one response to one prompt.
        public var probes: [ProbeName]?
        /// Data files, folders of them, or names of suites. Where it is empty: three suites, or all suites of the ``probes``.
        public var data: [String] = []
        /// Items per data set, chosen by seed.
        public var limit = 20
        /// Token limits that differ from the short ones of this measurement.
        public var maxTokens: [Turn: Int] = [:]

        /// What is asked unless something else is said.
        public init() {}

        /// The suites that figure 6 of the paper is drawn for.
        static let defaultData = ["arguments-feedback", "questions-answer", "works-mimicry"]

        /// Replies short enough for two cores.
        static let defaultLimits: [Turn: Int] = [.comment: 96, .answer: 32, .analysis: 96, .author: 24]
    }
}

extension Training.Measurement {
    /// The keys of it in the file of a training, and `sweep`, which says whether there is one.
    static var fields: [PlanKey<Training>] {
        [
            PlanKey("sweep") { _, node, plan in
                if try !node.flag() { plan.measurement = nil }
            } write: { plan, _, container in
                if plan.measurement == nil { try container.encode(false, forKey: PlanKeyName("sweep")) }
            },
            key("judge", \.judge) { try $1.text() },
            key("probes", \.probes) { try $0.probes($1) },
            key("data", \.data) { try $1.texts() },
            key("limit", \.limit) { try $0.number($1, .limit) },
            key("max_tokens", \.maxTokens) { try $0.limits($1) },
        ]
    }

    /// A key of a measurement, which a training without one cannot have. `sweep` is read before.
    private static func key<Value: Encodable & Equatable>(
        _ name: String, _ field: WritableKeyPath<Self, Value>,
        value: @escaping (ExperimentFile, YAMLDocument) throws -> Value
    ) -> PlanKey<Training> {
        PlanKey(name) { file, node, plan in
            guard plan.measurement != nil else {
                throw node.error(name, "is for the sweep over the checkpoints, and sweep is false")
            }
            plan.measurement?[keyPath: field] = try value(file, node)
        } write: { plan, _, container in
            guard let own = plan.measurement?[keyPath: field], own != Self()[keyPath: field] else { return }
            try container.encode(own, forKey: PlanKeyName(name))
        }
    }
}
