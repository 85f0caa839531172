import Candor
import CandorModels
import CandorPreferences
import CandorStatistics

extension PreferenceAudit: Codable {
    enum CodingKeys: String, CodingKey, CaseIterable {
        case kind, pairs, labeller, features
        case oneFeatureACall = "one_feature_a_call"
        case bothOrders = "both_orders"
        case sample, seed
        case skipsBadRows = "skip_bad_rows"
        case prior
        case priorScale = "prior_scale"
        case chains, warmup, draws, ties, intercept
        case byRater = "by_rater"
        case metric
        case targetAcceptance = "target_acceptance"
        case treeDepth = "max_tree_depth"
        case sampler, sensitivity, parallel
        case failsFast = "fail_fast"
        case retriesRefused = "retry_refused"
        case out, store
    }

    package static var kind: ExperimentKind { .audit }
    package static var files: [String] { ["posterior.json"] }
    package static var keys: [String] { CodingKeys.allCases.dropFirst().map(\.rawValue) }

    /// How files and flags spell what becomes of ties.
    private static let ties: [(name: String, value: TieTreatment)] = [("leave-out", .leftOut), ("davidson", .davidson)]

    /// How files and flags spell the ways to sample.
    private static let samplers: [(name: String, value: EffectSampler)] = [
        ("auto", .automatic), ("nuts", .nuts), ("delayed-acceptance", .delayedAcceptance),
    ]

    /// Reads a plan as a file of it is read, unknown keys refused.
    /// - Throws: `DataError`, whose lines count in the value written as JSON.
    public init(from decoder: any Decoder) throws {
        try self.init(checked: ExperimentFile(from: decoder))
    }

    package init(_ file: ExperimentFile) throws {
        let root = file.root
        self.init(pairs: try root.require("pairs").text())
        try root["labeller"].map { labeller = try $0.text() == "rules" ? "rules" : file.name($0, of: "labeller") }
        features = try root["features"]?.text()
        try root["one_feature_a_call"].map { oneFeatureACall = try $0.flag() }
        try root["both_orders"].map { bothOrders = try $0.flag() }
        sample = try root["sample"].map { try file.number($0, .sample) }
        try file.seed().map { seed = $0 }
        try root["skip_bad_rows"].map { skipsBadRows = try $0.flag() }
        try readFit(file)
        try root["parallel"].map { parallel = try file.number($0, .parallel) }
        try root["fail_fast"].map { failsFast = try $0.flag() }
        try root["retry_refused"].map { retriesRefused = try $0.flag() }
        out = try root["out"]?.text()
        store = try root["store"]?.text()
    }

    private mutating func readFit(_ file: ExperimentFile) throws {
        let root = file.root
        func choice<Value>(_ key: String, _ known: [(name: String, value: Value)]) throws -> Value? {
            guard let node = root[key] else { return nil }
            let name = try node.text()
            guard let found = known.first(where: { $0.name == name }) else {
                let names = known.map(\.name)
                throw node.error(
                    key,
                    "must be \(names.joined(separator: ", ")); '\(name)' is none of them"
                        + Spelling.hint(for: name, among: names))
            }
            return found.value
        }
        try choice("prior", PriorFamily.allCases.map { ($0.rawValue, $0) }).map { fit.family = $0 }
        if let node = root["prior_scale"], try node.text() != "auto" { fit.scale = try Self.scale(node) }
        try root["chains"].map { fit.settings.chains = try file.number($0, .chains) }
        try root["warmup"].map { fit.settings.warmup = try file.number($0, .warmup) }
        try root["draws"].map { fit.settings.draws = try file.number($0, .keptDraws) }
        try choice("ties", Self.ties).map { fit.ties = $0 }
        try root["intercept"].map { fit.intercept = try $0.flag() }
        try root["by_rater"].map { fit.byRater = try $0.flag() }
        try choice("metric", SamplerSettings.Metric.allCases.map { ($0.rawValue, $0) })
            .map { fit.settings.metric = $0 }
        try root["target_acceptance"].map { fit.settings.targetAcceptance = try Self.acceptance($0) }
        try root["max_tree_depth"].map { fit.settings.maximumTreeDepth = try $0.integer() }
        try choice("sampler", Self.samplers).map { fit.sampler = $0 }
        try root["sensitivity"].map { fit.sensitivity = try $0.flag() }
    }

    private static func scale(_ node: YAMLDocument) throws -> Double {
        guard let scale = Double(try node.text()), scale > 0, scale.isFinite else {
            throw node.error("prior_scale", "must be auto or a number above 0")
        }
        return scale
    }

    private static func acceptance(_ node: YAMLDocument) throws -> Double {
        let number = try node.number()
        guard number > 0, number < 1 else { throw node.error("target_acceptance", "must lie between 0 and 1") }
        return number
    }

    /// Writes what differs from the defaults.
    public func encode(to encoder: any Encoder) throws {
        let plain = PreferenceAudit(pairs: pairs)
        var container = encoder.container(keyedBy: CodingKeys.self)
        func put<Value: Encodable & Equatable>(_ key: CodingKeys, _ field: KeyPath<PreferenceAudit, Value>) throws {
            guard self[keyPath: field] != plain[keyPath: field] else { return }
            try container.encode(self[keyPath: field], forKey: key)
        }
        try container.encode(Self.kind, forKey: .kind)
        try container.encode(pairs, forKey: .pairs)
        try put(.labeller, \.labeller)
        try put(.features, \.features)
        try put(.oneFeatureACall, \.oneFeatureACall)
        try put(.bothOrders, \.bothOrders)
        try put(.sample, \.sample)
        try put(.seed, \.seed)
        try put(.skipsBadRows, \.skipsBadRows)
        try put(.prior, \.fit.family)
        try put(.priorScale, \.fit.scale)
        try put(.chains, \.fit.settings.chains)
        try put(.warmup, \.fit.settings.warmup)
        try put(.draws, \.fit.settings.draws)
        if fit.ties != plain.fit.ties {
            try container.encode(Self.ties.first { $0.value == fit.ties }?.name, forKey: .ties)
        }
        try put(.intercept, \.fit.intercept)
        try put(.byRater, \.fit.byRater)
        try put(.metric, \.fit.settings.metric)
        try put(.targetAcceptance, \.fit.settings.targetAcceptance)
        try put(.treeDepth, \.fit.settings.maximumTreeDepth)
        if fit.sampler != plain.fit.sampler {
            try container.encode(Self.samplers.first { $0.value == fit.sampler }?.name, forKey: .sampler)
        }
        try put(.sensitivity, \.fit.sensitivity)
        try put(.parallel, \.parallel)
        try put(.failsFast, \.failsFast)
        try put(.retriesRefused, \.retriesRefused)
        try put(.out, \.out)
        try put(.store, \.store)
    }
}
