import Candor
import CandorStatistics

/// Everything that one preference model's choice among the draws of one probe changes.
struct ProbeCurves {
    let model: String
    let probe: ProbeName
    /// The preference model that chooses.
    let pm: String
    let bestOf: [Int]
    let betas: [Double]
    /// The data sets by name, so that the order of the prompts moves no digit.
    let datasets: [String]
    let curves: [SelectionCurves]
    /// How far what is seen has moved from the policy, by condition; `nil` for all prompts.
    let divergences: [Condition?: SelectionCurves]

    /// Computes the curves.
    /// - Parameters:
    ///   - model: The policy.
    ///   - probe: The probe.
    ///   - pm: The preference model that chooses.
    ///   - pms: All preference models, whose scores of what is chosen stand beside.
    ///   - pools: The probe's pools.
    ///   - bestOf: The numbers n.
    ///   - betas: The strengths β.
    init(
        model: String, probe: ProbeName, pm: String, pms: [String], pools: [DrawPool], bestOf: [Int], betas: [Double]
    ) throws {
        self.model = model
        self.probe = probe
        self.pm = pm
        self.bestOf = bestOf
        self.betas = betas
        let selections =
            try bestOf.map { try Selection.bestOf($0) } + betas.map { try Selection.tilted(beta: $0) }
        let groups = pools.filter { $0.scores[pm] != nil }.grouped(by: \.dataset)
            .sorted { $0.key < $1.key }
        datasets = groups.map(\.key)
        let clusters = Self.clusters(pools)
        let samples = groups.map { PoolSample($0.elements, by: pm, clusters: clusters, selections: selections) }
        var divergences: [Condition?: SelectionCurves] = [:]
        for condition in [nil] + pools.map(\.condition).uniqued().map(Optional.some) {
            divergences[condition] = SelectionCurves(
                "kl_divergence", condition: condition, denominator: "prompts",
                bySet: samples.map { $0.divergence(condition) })
        }
        self.divergences = divergences
        let metrics = try SelectedMetric.all(of: probe).map { metric in
            SelectionCurves(metric, bySet: try samples.map { try $0.series(of: metric) })
        }
        let scorers = pms.filter { name in samples.contains { $0.pools.contains { $0.scores[name] != nil } } }
        let scores = try scorers.flatMap { try Self.scores(by: $0, samples) }
        let length = SelectionCurves(
            "response_length", denominator: "prompts; words of the response chosen among the draws",
            bySet: try samples.map { try $0.series { $0.words.map(Double.init) } })
        curves = metrics + scores + [length] + (divergences[nil].map { [$0] } ?? [])
    }

    /// What another model, or the same, gives the chosen responses.
    private static func scores(by scorer: String, _ samples: [PoolSample]) throws -> [SelectionCurves] {
        let denominator = "prompts; score of the response chosen among the draws"
        return [
            SelectionCurves(
                "pm_score", denominator: denominator, scoredBy: scorer,
                bySet: try samples.map { sample in
                    try sample.series { $0.scores[scorer] ?? $0.words.map { _ in nil } }
                }),
            SelectionCurves(
                "pm_gain",
                denominator: denominator
                    + ", above the mean of the prompt's draws, in standard deviations of draws of one prompt",
                scoredBy: scorer,
                bySet: try samples.map { sample in
                    let scale = ScoreScale(sample.pools, scorer: scorer)
                    return try sample.series { scale.standardized($0) }
                }),
        ]
    }

    /// A name for each item that is short, and so quick to look up; in the order of the items' ids.
    private static func clusters(_ pools: [DrawPool]) -> [String: String] {
        let items = Set(pools.map(\.item)).sorted()
        return Dictionary(uniqueKeysWithValues: items.enumerated().map { ($1, String($0 + 10_000_000)) })
    }
}
