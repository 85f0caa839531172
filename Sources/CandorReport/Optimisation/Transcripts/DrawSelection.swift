import Candor

/// How the draws of a prompt are chosen among, for the page's script to tell the chosen from the rejected.
struct DrawSelection: Encodable, Hashable, Sendable {
    /// The metric, so that other strengths of the same number can be found.
    var metric: String
    /// The place of the preference model that chose among the page's.
    var pm: Int
    /// The place of the one whose score is shown, where the number is a score.
    var scoredBy: Int?
    var condition: Condition?
    /// The number of responses to choose from; `nil` for a tilted policy.
    var bestOf: Int?
    /// The strength of a tilted policy; `nil` for the best of N.
    var beta: Double?
    /// The strength in words.
    var strength: String

    /// What is expected of the chosen draw.
    enum Kind: String, Encodable, Sendable {
        /// What it adds to the metric.
        case worth
        /// Its comparison with the baseline's chosen draw.
        case comparison
        /// What it is worth less what the baseline's chosen draw is worth.
        case change
        /// A preference model's score.
        case score
    }

    /// What is expected of the chosen draw; `nil` where that is nothing that single draws have.
    var kind: Kind?
    /// The sign of a change, by condition, where it is not always +1.
    var signs: [Condition: Int]?

    /// - Parameters:
    ///   - estimate: The estimate.
    ///   - run: The run, which names the preference models.
    ///   - metric: The metric of the same name, of a policy as it is; `nil` where there is none.
    /// - Returns: `nil` for an estimate without a preference model that chose.
    init?(_ estimate: EstimateRecord, run: RunDescription, metric own: Metric?) {
        let names = run.optimisation?.scorers.map(\.name) ?? []
        guard let pm = estimate.pm.flatMap(names.firstIndex(of:)), let strength = Strength(estimate),
            estimate.bestOf != nil || estimate.beta != nil
        else { return nil }
        metric = estimate.metric
        self.pm = pm
        scoredBy = estimate.scoredBy.flatMap(names.firstIndex(of:))
        condition = estimate.condition
        bestOf = estimate.bestOf
        beta = estimate.beta
        self.strength = strength.text
        kind = estimate.scoredBy != nil ? .score : own.flatMap(Self.kind)
        guard kind == .change, let parts = own?.chosen?.parts, parts.count > 1 else { return }
        signs = Dictionary(
            parts.map { ($0.part.condition, $0.weight < 0 ? -1 : 1) }, uniquingKeysWith: { first, _ in first })
    }

    private static func kind(_ metric: Metric) -> Kind? {
        guard let chosen = metric.chosen, let measure = Probes.named(metric.probe)?.drawMeasure else { return nil }
        if measure.isComparison { return .comparison }
        return chosen.parts.contains { if case .change = $0.part { true } else { false } } ? .change : .worth
    }
}
