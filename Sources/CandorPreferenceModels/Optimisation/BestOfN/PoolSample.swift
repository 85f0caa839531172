import Candor
import CandorStatistics

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
