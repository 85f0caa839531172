/// The ranked draws of many prompts, from which what a selection lets through is computed without drawing anything anew.
///
/// The same draws ranked by another score make another sample; since statistics of both share clusters, the standard error
/// of their difference is the paired one.
public struct SelectionSample: Hashable, Sendable {
    /// One entry a prompt.
    public let prompts: [RankedDraws]

    /// A sample.
    ///
    /// - Parameter prompts: in any order; those of one item have the same cluster.
    public init(_ prompts: [RankedDraws]) {
        self.prompts = prompts
    }

    /// The scores themselves, as values of which to take the expectation.
    public var scores: [[Double?]] { prompts.map(\.scores) }

    /// What is expected of the chosen response: its metric, its score, its length, its score by another model.
    ///
    /// An unscored value leaves the denominator with the probability of being chosen: over prompts, the sum of
    /// weight × value divided by the sum of weights that carry a value.
    ///
    /// - Parameters:
    ///   - values: for each prompt one value a draw, in the draws' order; nil for unscored.
    ///   - selection: what is seen of the policy.
    ///   - scale: what a value can be; nil where nothing bounds it.
    /// - Throws: `StatisticsError` with `.invalidCount` for values that are not one a draw, or a selection that needs more
    ///   draws than any prompt has, `.notFinite` or `.outsideScale` for a value that cannot be.
    public func expectation(
        of values: [[Double?]], under selection: Selection, scale: ClosedRange<Double>? = 0...1
    ) throws(StatisticsError) -> SelectionPoint {
        try check(values, scale: scale)
        return try point(of: ranked(values), values, under: selection, scale: scale)
    }

    /// What is expected of the chosen response, selection by selection.
    ///
    /// - Parameters:
    ///   - values: for each prompt one value a draw, in the draws' order; nil for unscored.
    ///   - selections: for example the best of 1, 2, …, K.
    ///   - scale: what a value can be; nil where nothing bounds it.
    /// - Throws: as `expectation(of:under:scale:)`.
    public func curve(
        of values: [[Double?]], under selections: [Selection], scale: ClosedRange<Double>? = 0...1
    ) throws(StatisticsError) -> SelectionCurve {
        try check(values, scale: scale)
        let ranked = ranked(values)
        var points: [SelectionPoint] = []
        for selection in selections {
            points.append(try point(of: ranked, values, under: selection, scale: scale))
        }
        return SelectionCurve(points)
    }

    /// How far what is seen has moved from the policy, in nats: the mean over prompts of `RankedDraws.divergence(under:)`.
    ///
    /// - Parameter selection: what is seen of the policy.
    public func divergence(under selection: Selection) -> LinearStatistic {
        let observations = prompts.map { prompt in
            let divergence = prompt.divergence(under: selection)
            return RatioObservation(
                cluster: prompt.cluster, numerator: divergence, denominator: divergence == nil ? nil : 1)
        }
        return .ratio(ofValid: observations, scale: nil)
    }

    private func ranked(_ values: [[Double?]]) -> [RankedValues] {
        zip(prompts, values).map { RankedValues($1, of: $0) }
    }

    private func point(
        of ranked: [RankedValues], _ values: [[Double?]], under selection: Selection, scale: ClosedRange<Double>?
    ) throws(StatisticsError) -> SelectionPoint {
        try selection.check(draws: prompts.map(\.scores.count).max())
        var totals = SelectionTotals(selection: selection, scale: scale)
        var weightsOfCount: [Int: RankWeights] = [:]
        for (index, prompt) in prompts.enumerated() {
            let (sum, weight, effective): (Double, Double, Double)
            if let n = selection.bestOf, n <= prompt.ranked {
                let weights = weightsOfCount[prompt.ranked] ?? RankWeights(bestOf: n, of: prompt.ranked)
                weightsOfCount[prompt.ranked] = weights
                (sum, weight) = ranked[index].sum(weights: weights)
                effective = weights.effectiveDraws(of: prompt)
            } else if let weights = prompt.weights(under: selection) {
                (sum, weight) = Self.sum(of: values[index], weights: weights)
                effective = weights.effectiveDraws
            } else {
                totals.addWithoutEnoughDraws(cluster: prompt.cluster)
                continue
            }
            totals.add(
                cluster: prompt.cluster, sum: sum, weight: weight, effectiveDraws: effective,
                effectiveShare: effective / Double(prompt.ranked))
        }
        return totals.point()
    }

    /// Σ w x and Σ w over the scored values; the second is exactly 1 where everything that can be chosen is scored, the
    /// first never outside the values by a rounding error.
    private static func sum(of values: [Double?], weights: [Double]) -> (sum: Double, weight: Double) {
        var (sum, scored, unscored) = (0.0, 0.0, 0.0)
        var (lowest, highest) = (Double.infinity, -Double.infinity)
        for (value, weight) in zip(values, weights) where weight > 0 {
            guard let value else {
                unscored += weight
                continue
            }
            sum += weight * value
            scored += weight
            lowest = min(lowest, value)
            highest = max(highest, value)
        }
        guard scored > 0 else { return (0, 0) }
        let share = unscored > 0 ? scored / (scored + unscored) : 1
        return (min(max(sum / scored, lowest), highest) * share, share)
    }

    private func check(_ values: [[Double?]], scale: ClosedRange<Double>?) throws(StatisticsError) {
        guard values.count == prompts.count else {
            throw StatisticsError(
                .invalidCount, doing: "reading the values of \(values.count) prompts for the draws of \(prompts.count)",
                next: "give one list a prompt")
        }
        for (prompt, values) in zip(prompts, values) {
            guard values.count == prompt.scores.count else {
                throw StatisticsError(
                    .invalidCount,
                    doing: "reading \(values.count) values of the \(prompt.scores.count) draws of \(prompt.cluster)",
                    next: "give one a draw, nil for unscored")
            }
            for case let value? in values {
                try value.check(scale: scale, cluster: prompt.cluster)
            }
        }
    }
}
