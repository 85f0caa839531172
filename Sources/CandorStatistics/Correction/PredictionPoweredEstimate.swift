/// A rate corrected for its judge's errors by prediction-powered inference (Angelopoulos, Bates, Fannjiang, Jordan and
/// Zrnic, "Prediction-powered inference", Science 2023; tuned: Angelopoulos, Duchi and Zrnic, "PPI++", 2023).
///
/// With f the judge's scores of all scored trials and y the gold scores of the labelled ones among them,
///
///     θ(λ) = mean(y, labelled) + λ · (mean(f, all) − mean(f, labelled)).
///
/// It is unbiased for any λ if the labelled trials are a random sample of all; λ = 1 is PPI, λ = 0 forgets the judge, and
/// PPI++ takes the λ of the least variance: −Cov(A, B) / Var(A) for B + λA, kept between 0 and 1; where
/// the labels are all alike it cannot be known, and is 1. (The papers' means run
/// over the unlabelled trials in the place of all; with λ rescaled this is the same estimator. Here it becomes exactly
/// the mean of the gold scores when everything is labelled.) A, B and θ are `LinearStatistic`s, so errors are clustered by item.
///
/// Trials that the judge left unscored are in neither the raw nor the corrected value, and counted.
public struct PredictionPoweredEstimate: Hashable, Sendable {
    /// How much weight the judge's scores get.
    public enum Weighting: Hashable, Sendable {
        /// λ as given; 1 is PPI.
        case fixed(Double)
        /// The λ of the least variance, PPI++.
        case tuned
    }

    /// From the judge's scores alone.
    public let raw: LinearStatistic
    /// From the labelled trials alone; its value is nil where none is labelled.
    public let labelledOnly: LinearStatistic
    /// The corrected value; nil where none is labelled. It never leaves the scale.
    public let corrected: LinearStatistic
    /// How many scored trials carry a gold score.
    public let labelled: Int
    /// λ; for a ratio that of the numerator.
    public let weight: Double

    /// Corrects a mean.
    ///
    /// - Parameters:
    ///   - observations: all trials of the metric, labelled or not.
    ///   - weighting: how to choose λ.
    ///   - scale: what a score can be.
    /// - Throws: `StatisticsError` for a score that cannot be.
    public static func mean(
        of observations: [JudgedObservation], weighting: Weighting = .tuned, scale: ClosedRange<Double>? = 0...1
    ) throws(StatisticsError) -> PredictionPoweredEstimate {
        let scored = observations.filter { $0.judged != nil }
        let labelled = scored.filter { $0.gold != nil }
        let raw = try ClusteredSample(
            observations.map { Observation(cluster: $0.cluster, value: $0.judged) }, scale: scale
        ).mean
        let judgedLabelled = try ClusteredSample(
            labelled.map { Observation(cluster: $0.cluster, value: $0.judged) }, scale: scale
        ).mean
        let gold = try ClusteredSample(
            labelled.map { Observation(cluster: $0.cluster, value: $0.gold) }, scale: scale
        ).mean
        let (linear, weight) = corrected(
            gold: gold, correction: raw - judgedLabelled, weighting: weighting)
        return PredictionPoweredEstimate(
            raw: raw, labelledOnly: gold, linear: linear, trials: scored.count, labelled: labelled.count,
            weight: weight)
    }

    /// Corrects a ratio: numerator and denominator each by itself, then their quotient by the delta method.
    ///
    /// - Parameters:
    ///   - observations: all trials of the metric, labelled or not, also those outside the condition: the judge may be
    ///     wrong about that too.
    ///   - weighting: how to choose λ, for numerator and denominator each.
    ///   - scale: what the ratio can be.
    /// - Throws: `StatisticsError` for numbers that are not finite.
    public static func ratio(
        of observations: [JudgedRatioObservation], weighting: Weighting = .tuned,
        scale: ClosedRange<Double>? = 0...1
    ) throws(StatisticsError) -> PredictionPoweredEstimate {
        // A trial is usable if both of its parts are; gold with a part missing is no gold.
        let scored = observations.filter { $0.judged.scored != nil }
        func part(_ value: (RatioObservation) -> Double?) throws(StatisticsError) -> PredictionPoweredEstimate {
            try mean(
                of: scored.map { trial in
                    JudgedObservation(
                        cluster: trial.judged.cluster, judged: value(trial.judged),
                        gold: trial.gold.flatMap { $0.scored == nil ? nil : value($0) })
                }, weighting: weighting, scale: nil)
        }
        let above = try part(\.numerator)
        let below = try part(\.denominator)
        let raw = try LinearStatistic.ratio(of: observations.map(\.judged), scale: scale)
        let method = "ratio"
        return PredictionPoweredEstimate(
            raw: raw,
            labelledOnly: above.labelledOnly.divided(by: below.labelledOnly, scale: scale, method: method),
            linear: above.corrected.divided(by: below.corrected, scale: scale, method: method),
            trials: scored.count, labelled: above.labelled, weight: above.weight)
    }

    private init(
        raw: LinearStatistic, labelledOnly: LinearStatistic, linear: LinearStatistic, trials: Int, labelled: Int,
        weight: Double
    ) {
        let value = linear.value.map { value in
            raw.scale.map { min(max(value, $0.lowerBound), $0.upperBound) } ?? value
        }
        let share = (weight * 1000).rounded() / 1000
        self.raw = raw
        self.labelledOnly = labelledOnly
        self.labelled = labelled
        self.weight = weight
        corrected = LinearStatistic(
            value: value, contributions: linear.contributions, degreesOfFreedom: linear.degreesOfFreedom, n: raw.n,
            unscored: raw.unscored, scale: raw.scale,
            possible: LinearStatistic.possible(value: value, n: raw.n, unscored: raw.unscored, scale: raw.scale),
            method: labelled == 0
                ? "no prediction-powered correction, nothing labelled"
                : "prediction-powered \(raw.method), \(labelled) of \(trials) trials labelled, λ \(share)")
    }

    private static func corrected(
        gold: LinearStatistic, correction: LinearStatistic, weighting: Weighting
    ) -> (LinearStatistic, Double) {
        let weight: Double
        switch weighting {
        case .fixed(let given):
            weight = given
        case .tuned:
            weight = tunedWeight(gold: gold, correction: correction)
        }
        return (gold + weight * correction, weight)
    }

    /// The λ of the least variance. Labels that are all alike, as few labels easily are, say nothing about it: their variance of 0 would
    /// make it 0, forget the judge's scores of all other trials, and claim to be certain. There it is 1, PPI.
    private static func tunedWeight(gold: LinearStatistic, correction: LinearStatistic) -> Double {
        let variance = correction.covariance(with: correction)
        guard variance > 0 else { return 0 }
        guard gold.covariance(with: gold) > 0 else { return 1 }
        return max(0, min(1, -correction.covariance(with: gold) / variance))
    }
}

/// A trial as a judge scored it and, if it was among those sampled for labelling, as the gold verdict has it.
public struct JudgedObservation: Hashable, Sendable {
    /// The item's id, as in `Observation`.
    public let cluster: String
    /// The judge's score; nil where it gave no usable verdict.
    public let judged: Double?
    /// The gold score; nil where the trial was not labelled.
    public let gold: Double?

    /// One trial.
    ///
    /// - Parameters:
    ///   - cluster: the item's id.
    ///   - judged: the judge's score; nil for unscored.
    ///   - gold: the gold score; nil for not labelled.
    public init(cluster: String, judged: Double?, gold: Double?) {
        self.cluster = cluster
        self.judged = judged
        self.gold = gold
    }
}
