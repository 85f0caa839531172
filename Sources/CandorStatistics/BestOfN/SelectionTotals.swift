/// What the prompts add up to under one selection.
struct SelectionTotals {
    let selection: Selection
    let scale: ClosedRange<Double>?
    private(set) var observations: [RatioObservation] = []
    private var numerator = 0.0
    private var denominator = 0.0
    private var unscored = 0.0
    private var prompts = 0
    private var withoutEnoughDraws = 0
    private var effectiveShares = 0.0
    private var effectiveDraws = 0.0

    init(selection: Selection, scale: ClosedRange<Double>?) {
        self.selection = selection
        self.scale = scale
    }

    /// A prompt of which too few draws have a score.
    mutating func addWithoutEnoughDraws(cluster: String) {
        withoutEnoughDraws += 1
        observations.append(RatioObservation(cluster: cluster, numerator: nil, denominator: nil))
    }

    /// A prompt: the weighted sum of the metric where there is one, the weight of that, and its effective draws.
    mutating func add(cluster: String, sum: Double, weight: Double, effectiveDraws: Double, effectiveShare: Double) {
        prompts += 1
        unscored += 1 - weight
        self.effectiveDraws += effectiveDraws
        effectiveShares += effectiveShare
        let hasValue = weight != 0 || sum != 0
        numerator += sum
        denominator += weight
        observations.append(
            RatioObservation(cluster: cluster, numerator: hasValue ? sum : nil, denominator: hasValue ? weight : nil))
    }

    /// Σ of the weights that carry a metric, over prompts.
    var scoredWeight: Double { denominator }

    /// The ratio of the sums, over prompts.
    var value: Double? { denominator != 0 ? numerator / denominator : nil }

    /// The point of the curve.
    func point(designVariance: Double = 0) -> SelectionPoint {
        let count = Double(prompts)
        return SelectionPoint(
            selection: selection, statistic: statistic,
            unscoredProbability: prompts > 0 ? max(0, unscored / count) : nil,
            promptsWithoutEnoughDraws: withoutEnoughDraws, effectiveShare: prompts > 0 ? effectiveShares / count : nil,
            effectiveDraws: prompts > 0 ? effectiveDraws / count : nil, designVariance: designVariance)
    }

    private var statistic: LinearStatistic {
        let ratio = LinearStatistic.ratio(ofValid: observations, scale: scale)
        // A Horvitz-Thompson estimate can leave the scale; cutting it off would bias it.
        let fits = ratio.value.map { value in scale.map { $0.contains(value) } ?? true } ?? true
        return LinearStatistic(
            value: ratio.value, contributions: ratio.contributions, degreesOfFreedom: ratio.degreesOfFreedom,
            n: ratio.n, unscored: max(ratio.unscored, expectedUnscored), scale: fits ? scale : nil,
            possible: fits ? possible : nil,
            isPlainProportion: fits && ratio.isPlainProportion, method: selection.method)
    }

    /// How many of the chosen responses are expected to have no value, rounded up: of a prompt whose draws are partly
    /// unscored the choice is so with their probability.
    private var expectedUnscored: Int {
        Int((max(0, unscored) + Double(withoutEnoughDraws) - 1e-9).rounded(.up))
    }

    /// The value had the unscored choices been at one end of the scale or at the other.
    private var possible: ClosedRange<Double>? {
        guard let scale, !observations.isEmpty else { return nil }
        let missing = max(0, unscored) + Double(withoutEnoughDraws)
        let all = denominator + missing
        guard all > 0 else { return nil }
        return LinearStatistic.range(
            (numerator + scale.lowerBound * missing) / all, (numerator + scale.upperBound * missing) / all)
    }
}
