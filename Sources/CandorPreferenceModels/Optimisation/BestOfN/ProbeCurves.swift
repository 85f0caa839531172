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

/// The pools of one probe and data set, ranked by one preference model.
struct PoolSample {
    /// The pools that the model has scored.
    let pools: [DrawPool]
    private let ranked: [RankedDraws]
    private let positions: [String: Int]
    private let selections: [Selection]

    /// Ranks pools.
    /// - Parameters:
    ///   - pools: Of one probe and data set; those that the preference model has not scored are left out.
    ///   - pm: The preference model's name.
    ///   - clusters: A short name for each item.
    ///   - selections: What is seen of the policy.
    init(_ pools: [DrawPool], by pm: String, clusters: [String: String], selections: [Selection]) {
        self.pools = pools.filter { $0.scores[pm] != nil }
        self.selections = selections
        ranked = self.pools.map { pool in
            RankedDraws(cluster: clusters[pool.item] ?? pool.item, scores: pool.scores[pm] ?? [])
        }
        positions = Dictionary(self.pools.enumerated().map { ($1.id, $0) }) { first, _ in first }
    }

    /// A metric, selection by selection.
    func series(of metric: SelectedMetric) throws -> SelectionSeries {
        let terms = try metric.formula.parts.map { weight, part in
            switch part {
            case .expectation(let condition):
                (weight: weight, series: try expectation(of: metric, under: condition))
            case .change(let condition): (weight: weight, series: try change(of: metric, under: condition))
            }
        }
        if terms.count == 1, let only = terms.first { return only.series }
        return .combination(terms, dividedBy: metric.formula.divisor, method: "combination, errors by item")
    }

    /// What something that every draw has is expected to be, over all prompts.
    func series(ofEvery values: (DrawPool) -> [Double?]) throws -> SelectionSeries {
        SelectionSeries(
            try SelectionSample(ranked).curve(of: pools.map(values), under: selections, scale: nil))
    }

    /// How far what is seen has moved from the policy, in nats.
    /// - Parameter condition: Which prompts; `nil` for all.
    func divergence(_ condition: Condition?) -> SelectionSeries {
        let sample = SelectionSample(
            pools.indices.filter { condition == nil || pools[$0].condition == condition }.map { ranked[$0] })
        return SelectionSeries(selections.map { sample.divergence(under: $0) })
    }

    // MARK: - Conditions

    private func expectation(
        of metric: SelectedMetric, under condition: Condition, items: Set<String>? = nil
    ) throws -> SelectionSeries {
        let own = pools.indices.filter { index in
            pools[index].condition == condition && metric.includes(pools[index])
                && items?.contains(pools[index].item) != false
        }
        if metric.measure.isComparison { return try comparison(own) }
        let sample = SelectionSample(own.map { ranked[$0] })
        return SelectionSeries(try sample.curve(of: own.map { metric.values(of: pools[$0]) }, under: selections))
    }

    private func comparison(_ own: [Int]) throws -> SelectionSeries {
        let prompts = try own.compactMap { index -> ComparedDraws? in
            guard let baseline = pools[index].baseline.flatMap({ positions[$0] }) else { return nil }
            return try ComparedDraws(
                condition: ranked[index], baseline: ranked[baseline], pairs: pools[index].comparisons)
        }
        return SelectionSeries(try ComparisonSample(prompts).curve(under: selections))
    }

    private func change(of metric: SelectedMetric, under condition: Condition) throws -> SelectionSeries {
        let common = items(of: metric, condition).intersection(items(of: metric, .baseline))
        let own = try expectation(of: metric, under: condition, items: common)
        let reference = try expectation(of: metric, under: .baseline, items: common)
        return .pairedDifference(own, reference)
    }

    /// The items that have a draw with both a score and a verdict under a condition.
    private func items(of metric: SelectedMetric, _ condition: Condition) -> Set<String> {
        Set(
            pools.indices.filter { index in
                pools[index].condition == condition
                    && zip(ranked[index].scores, metric.values(of: pools[index])).contains { $0 != nil && $1 != nil }
            }.map { pools[$0].item })
    }
}

/// The unit in which gains of different preference models can be compared: the standard deviation of a model's scores of the
/// draws of one prompt, pooled over prompts. Scores of different prompts are never compared.
struct ScoreScale {
    let scorer: String
    /// 1 where a model likes all draws of each prompt equally, so that nothing is gained.
    let deviation: Double

    init(_ pools: [DrawPool], scorer: String) {
        self.scorer = scorer
        var (squares, degrees) = (0.0, 0)
        for pool in pools {
            let scored = Self.finite(pool.scores[scorer])
            guard scored.count > 1 else { continue }
            let mean = scored.reduce(0, +) / Double(scored.count)
            squares += scored.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
            degrees += scored.count - 1
        }
        deviation = squares > 0 ? (squares / Double(degrees)).squareRoot() : 1
    }

    /// How far each draw of a pool lies above their mean; `nil` for unscored.
    func standardized(_ pool: DrawPool) -> [Double?] {
        guard let scores = pool.scores[scorer] else { return pool.words.map { _ in nil } }
        let scored = Self.finite(scores)
        let mean = scored.reduce(0, +) / Double(max(scored.count, 1))
        return scores.map { score in score.flatMap { $0.isFinite ? ($0 - mean) / deviation : nil } }
    }

    private static func finite(_ scores: [Double?]?) -> [Double] {
        (scores ?? []).compactMap { $0 }.filter(\.isFinite)
    }
}
