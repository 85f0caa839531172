/// Comparisons of two chosen responses, for example of feedback under a condition and without: each side chooses among its
/// own draws, independently of the other.
///
/// With w the weights of the condition's draws and v those of the baseline's, the expected comparison is Σ w v m over all
/// pairs: a U-statistic of two samples. Where pair (i, j) is judged with probability π only, each judged one stands for
/// 1 / π (Horvitz and Thompson, "A generalization of sampling without replacement from a finite universe", 1952). What is
/// expanded is the distance from the middle of the scale: as the weights sum to 1 that is unbiased too, and varies less.
public struct ComparisonSample: Hashable, Sendable {
    /// One entry a prompt.
    public let prompts: [ComparedDraws]

    /// A sample.
    ///
    /// - Parameter prompts: in any order; those of one item have the same cluster.
    public init(_ prompts: [ComparedDraws]) {
        self.prompts = prompts
    }

    /// The expected comparison of what is chosen on either side.
    ///
    /// - Parameters:
    ///   - selection: what is seen of the policy, on both sides.
    ///   - scale: what a comparison can be.
    /// - Throws: `StatisticsError` with `.invalidCount` for a selection that needs more draws than any prompt has,
    ///   `.outsideScale`.
    public func expectation(
        under selection: Selection, scale: ClosedRange<Double> = 0...1
    ) throws(StatisticsError) -> SelectionPoint {
        try check(scale: scale)
        return try point(under: selection, scale: scale)
    }

    /// The expected comparison, selection by selection.
    ///
    /// - Parameters:
    ///   - selections: for example the best of 1, 2, …, K.
    ///   - scale: what a comparison can be.
    /// - Throws: as `expectation(under:scale:)`.
    public func curve(
        under selections: [Selection], scale: ClosedRange<Double> = 0...1
    ) throws(StatisticsError) -> SelectionCurve {
        try check(scale: scale)
        var points: [SelectionPoint] = []
        for selection in selections {
            points.append(try point(under: selection, scale: scale))
        }
        return SelectionCurve(points)
    }

    private func point(
        under selection: Selection, scale: ClosedRange<Double>
    ) throws(StatisticsError) -> SelectionPoint {
        try selection.check(draws: prompts.map { min($0.condition.scores.count, $0.baseline.scores.count) }.max())
        let centre = (scale.lowerBound + scale.upperBound) / 2
        var totals = SelectionTotals(selection: selection, scale: scale)
        for prompt in prompts {
            guard let (condition, baseline) = prompt.weights(under: selection) else {
                totals.addWithoutEnoughDraws(cluster: prompt.condition.cluster)
                continue
            }
            var (excess, unscored) = (0.0, 0.0)
            for pair in prompt.pairs {
                let weight = condition[pair.conditionDraw] * baseline[pair.baselineDraw] / pair.probability
                if let value = pair.value { excess += weight * (value - centre) } else { unscored += weight }
            }
            let draws = (condition.effectiveDraws, baseline.effectiveDraws)
            // All unscored is 0 up to rounding.
            let scored = abs(1 - unscored) < 1e-12 ? 0 : 1 - unscored
            totals.add(
                cluster: prompt.condition.cluster, sum: excess + centre * scored, weight: scored,
                effectiveDraws: min(draws.0, draws.1),
                effectiveShare: min(
                    draws.0 / Double(prompt.condition.ranked), draws.1 / Double(prompt.baseline.ranked)))
        }
        return totals.point(designVariance: designVariance(totals, centre: centre))
    }

    /// Σ (1 − π) / π² z² over the judged pairs: the variance of a sum of independent inclusions, z the linearised
    /// contribution of a pair to the ratio.
    private func designVariance(_ totals: SelectionTotals, centre: Double) -> Double {
        guard let ratio = totals.value else { return 0 }
        var variance = 0.0
        for prompt in prompts where prompt.pairs.contains(where: { $0.probability < 1 }) {
            guard let (condition, baseline) = prompt.weights(under: totals.selection) else { continue }
            for pair in prompt.pairs where pair.probability < 1 {
                let weight = condition[pair.conditionDraw] * baseline[pair.baselineDraw] / pair.probability
                let contribution = weight * ((pair.value ?? ratio) - centre)
                variance += (1 - pair.probability) * contribution * contribution
            }
        }
        return variance / (totals.scoredWeight * totals.scoredWeight)
    }

    private func check(scale: ClosedRange<Double>) throws(StatisticsError) {
        for prompt in prompts {
            for case let value? in prompt.pairs.map(\.value) {
                try value.check(scale: scale, cluster: prompt.condition.cluster)
            }
        }
    }
}
