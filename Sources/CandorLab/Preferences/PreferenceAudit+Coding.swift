import Candor
import CandorModels
import CandorPreferences
import CandorStatistics

extension PreferenceAudit: KeyedPlan {
    package static var kind: ExperimentKind { .audit }
    package static var files: [String] { ["posterior.json"] }
    package static var plain: Self { Self(pairs: "") }

    package static var fields: [PlanKey<Self>] {
        [
            .text("pairs", \.pairs, isRequired: true),
            PlanKey("labeller", \.labeller) { try $1.text() == "rules" ? "rules" : $0.name($1, of: "labeller") },
            .text("features", \.features),
            .flag("one_feature_a_call", \.oneFeatureACall),
            .flag("both_orders", \.bothOrders),
            .number("sample", \.sample, .sample),
            .seed(\.seed),
            .flag("skip_bad_rows", \.skipsBadRows),
        ] + fitFields + [
            .number("parallel", \.parallel, .parallel),
            .flag("fail_fast", \.failsFast),
            .flag("retry_refused", \.retriesRefused),
            .text("out", \.out),
            .text("store", \.store),
        ]
    }

    private static var fitFields: [PlanKey<Self>] {
        [
            .choice("prior", \.fit.family, of: PriorFamily.allCases.map { ($0.rawValue, $0) }),
            PlanKey("prior_scale", \.fit.scale) { try scale($1) },
            .number("chains", \.fit.settings.chains, .chains),
            .number("warmup", \.fit.settings.warmup, .warmup),
            .number("draws", \.fit.settings.draws, .keptDraws),
            .choice("ties", \.fit.ties, of: [("leave-out", .leftOut), ("davidson", .davidson)]),
            .flag("intercept", \.fit.intercept),
            .flag("by_rater", \.fit.byRater),
            .choice("metric", \.fit.settings.metric, of: SamplerSettings.Metric.allCases.map { ($0.rawValue, $0) }),
            PlanKey("target_acceptance", \.fit.settings.targetAcceptance) { try acceptance($1) },
            PlanKey("max_tree_depth", \.fit.settings.maximumTreeDepth) { try $1.integer() },
            .choice(
                "sampler", \.fit.sampler,
                of: [
                    ("auto", .automatic), ("nuts", .nuts), ("delayed-acceptance", .delayedAcceptance),
                ]),
            .flag("sensitivity", \.fit.sensitivity),
        ]
    }

    private static func scale(_ node: YAMLDocument) throws -> Double? {
        let text = try node.text()
        if text == "auto" { return nil }
        guard let scale = Double(text), scale > 0, scale.isFinite else {
            throw node.error("prior_scale", "must be auto or a number above 0")
        }
        return scale
    }

    private static func acceptance(_ node: YAMLDocument) throws -> Double {
        let number = try node.number()
        guard number > 0, number < 1 else { throw node.error("target_acceptance", "must lie between 0 and 1") }
        return number
    }
}

extension PreferenceAudit: Codable {
    /// Reads a plan as a file of it is read, unknown keys refused.
    /// - Throws: `DataError`, whose lines count in the value written as JSON.
    public init(from decoder: any Decoder) throws {
        try self.init(checked: ExperimentFile(from: decoder))
    }

    /// Writes what differs from the defaults.
    public func encode(to encoder: any Encoder) throws { try write(to: encoder) }
}
