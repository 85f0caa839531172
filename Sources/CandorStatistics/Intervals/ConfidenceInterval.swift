import Foundation

/// A 95% confidence interval and the name of how it was made.
///
/// Which one a statistic gets, in this order:
/// 1. a share of successes with one observation a cluster: Wilson's score interval;
/// 2. the mean of such shares over independent strata (data sets): the stratified score interval (`StratifiedScore`), which
///    for one stratum is Wilson's;
/// 3. all clusters of one sample exactly alike, or a single cluster: the exceptions that were not seen
///    (`unseenExceptions`), the limit of the score interval;
/// 4. differences, whose scale goes below 0, and other means over strata: Student's t, value ± t · SE, on the statistic's
///    degrees of freedom, cut at the ends of the scale, and widened to the score interval while there is too little
///    variation for t (`SampleVariation`);
/// 5. other means of one sample: Student's t, if that stays inside the scale and the value is not near an end of it: the
///    effective number of observations, p (1 − p) / SE² with p the place on the scale, holds five successes and five
///    failures, and the clusters themselves half an event (expectations over draws come as near to an end as one likes,
///    and with them the standard error to 0);
/// 6. otherwise Wilson's with the effective number of observations and Student's quantile in place of the normal one.
///    So few events tell little of how much clusters differ, so that number is not taken to be above the number of
///    clusters: one success more than none must not make the interval narrower;
/// 7. Student's t, cut at the ends of the scale, where even that makes no sense (a standard error larger than any
///    sample of such values can have).
///
/// None has zero width, and none leaves the scale. Of means over data sets and of differences none is wider for less
/// variation: `Benchmarks/README.md` gives their coverage, worst cases included. Few clusters and a rate near an end
/// defeat the rest: with 15 clusters of 20 observations, a rate of 0.1 and an intraclass correlation of 0.3, about 80% of the
/// intervals held the truth in a simulation, because a sample often has none of the rare clusters that differ.
public struct ConfidenceInterval: Hashable, Sendable {
    /// The lower end.
    public let lower: Double
    /// The upper end.
    public let upper: Double
    /// How it was made, in words.
    public let method: String

    /// An interval.
    ///
    /// - Parameters:
    ///   - lower: the lower end.
    ///   - upper: the upper end.
    ///   - method: how it was made, in words.
    public init(lower: Double, upper: Double, method: String) {
        self.lower = lower
        self.upper = upper
        self.method = method
    }

    /// The interval of a statistic, of the kind that the type's description says.
    ///
    /// - Parameter statistic: any.
    /// - Returns: nil where nothing was scored, where some part of a composite has a single cluster, and where values
    ///   without bounds do not differ.
    public init?(of statistic: LinearStatistic) {
        guard let value = statistic.value else { return nil }
        if statistic.isPlainProportion {
            self = Self.wilson(share: value, n: Double(statistic.n))
            return
        }
        let isOneSample = statistic.parts.count == 1
        let isAlike = statistic.degreesOfFreedom > 0 && statistic.hasNoVariance
        if statistic.contributions.count == 1 || (isOneSample && isAlike) {
            guard let scale = statistic.scale else { return nil }
            self = Self.unseenExceptions(
                to: value, clusters: statistic.degreesOfFreedom + 1, scale: statistic.exceptions(on: scale))
            return
        }
        guard let standardError = statistic.standardError else { return nil }
        if let scale = statistic.scale, scale.lowerBound < 0 || !isOneSample,
            let score = StratifiedScore(of: statistic)
        {
            self = Self.scored(statistic, value, score, scale: scale)
        } else if !isAlike {
            self = Self.bounded(
                value, standardError: standardError, degreesOfFreedom: statistic.degreesOfFreedom,
                scale: statistic.scale)
        } else {
            return nil
        }
    }

    /// Student's interval on the clusters, cut at the ends of the scale, whatever the value: what is reported for rates over a
    /// few large clusters, as works that are ascribed to many authors.
    ///
    /// - Parameter statistic: any.
    /// - Returns: as `init(of:)` where all clusters agree or there is but one.
    public static func student(of statistic: LinearStatistic) -> ConfidenceInterval? {
        guard let value = statistic.value, let standardError = statistic.standardError, !statistic.hasNoVariance,
            statistic.degreesOfFreedom > 0
        else { return ConfidenceInterval(of: statistic) }
        let interval = student(
            value, standardError: standardError, degreesOfFreedom: statistic.degreesOfFreedom)
        return statistic.scale.map { cut(interval, to: $0) } ?? interval
    }

    /// Wilson's score interval for a share: all shares p with |p̂ − p| ≤ q √(p (1 − p) / n) (Wilson 1927; Brown, Cai and
    /// DasGupta, "Interval estimation for a binomial proportion", 2001).
    ///
    /// - Parameters:
    ///   - share: the share p̂ of successes, 0…1.
    ///   - n: how many independent observations; may be fractional; above 0.
    public static func wilson(share: Double, n: Double) -> ConfidenceInterval {
        score(share: share, n: n, quantile: normalQuantile, method: "Wilson 95% interval")
    }

    /// Student's interval, value ± t · SE.
    ///
    /// - Parameters:
    ///   - value: the middle.
    ///   - standardError: one standard error.
    ///   - degreesOfFreedom: clusters − 1; above 0.
    public static func student(
        _ value: Double, standardError: Double, degreesOfFreedom: Double
    ) -> ConfidenceInterval {
        let reach = quantile(degreesOfFreedom) * standardError
        return ConfidenceInterval(
            lower: value - reach, upper: value + reach,
            method: "t 95% interval on \(Self.words(degreesOfFreedom)) degrees of freedom")
    }

    /// The interval when all clusters agree exactly. A share u of exceptions could have gone unseen, u the upper end of
    /// Wilson's interval for 0 of G; at worst all of them lie at one end of the scale. For a rate of 0 or 1 this is
    /// Wilson's interval itself.
    ///
    /// - Parameters:
    ///   - value: what all clusters say.
    ///   - clusters: how many they are, G.
    ///   - scale: what a value can be.
    public static func unseenExceptions(
        to value: Double, clusters: Double, scale: ClosedRange<Double>
    ) -> ConfidenceInterval {
        let square = normalQuantile * normalQuantile
        let share = square / (clusters + square)
        return ConfidenceInterval(
            lower: value - share * (value - scale.lowerBound), upper: value + share * (scale.upperBound - value),
            method: "95% interval from the exceptions that \(Self.words(clusters)) like clusters leave possible")
    }

    /// Cases 2 and 4 of the type's description.
    private static func scored(
        _ statistic: LinearStatistic, _ value: Double, _ score: StratifiedScore, scale: ClosedRange<Double>
    ) -> ConfidenceInterval {
        let parts = statistic.parts
        let isShare = parts.allSatisfy { $0.weight > 0 && $0.statistic.isPlainProportion }
        let student = student(
            value, standardError: statistic.standardError ?? 0, degreesOfFreedom: statistic.degreesOfFreedom)
        let plain = cut(student, to: scale)
        let need = isShare || statistic.hasNoVariance ? 1 : SampleVariation(statistic, scale: scale).lack
        guard need > 0 else { return plain }
        let reach = score.reach(quantile: normalQuantile)
        let lacking = (below: reach.below - (value - plain.lower), above: reach.above - (plain.upper - value))
        let noticeable = 1e-9 * (scale.upperBound - scale.lowerBound)
        guard isShare || max(lacking.below, lacking.above) > noticeable else { return plain }
        let words = parts.count == 1 ? "score 95% interval" : "score 95% interval over \(parts.count) samples"
        if isShare || statistic.hasNoVariance {
            return ConfidenceInterval(
                lower: max(scale.lowerBound, value - reach.below), upper: min(scale.upperBound, value + reach.above),
                method: isShare ? "stratified Wilson 95% interval" : words)
        }
        return ConfidenceInterval(
            lower: max(scale.lowerBound, plain.lower - need * max(0, lacking.below)),
            upper: min(scale.upperBound, plain.upper + need * max(0, lacking.above)),
            method: plain.method + ", widened towards the " + words + " for want of variation")
    }

    /// Cases 5 to 7 of the type's description.
    private static func bounded(
        _ value: Double, standardError: Double, degreesOfFreedom: Double, scale: ClosedRange<Double>?
    ) -> ConfidenceInterval {
        let student = student(value, standardError: standardError, degreesOfFreedom: degreesOfFreedom)
        guard let scale else { return student }
        let width = scale.upperBound - scale.lowerBound
        let share = (value - scale.lowerBound) / width
        let effective = share * (1 - share) * width * width / (standardError * standardError)
        guard scale.lowerBound >= 0 else { return cut(student, to: scale) }
        let isInside = scale.contains(student.lower) && scale.contains(student.upper)
        let rarity = min(share, 1 - share)
        if isInside && effective * rarity >= 5 && (degreesOfFreedom + 1) * rarity >= 0.5 { return student }
        guard effective >= 1 else {
            return cut(student, to: scale)
        }
        let n = min(effective, degreesOfFreedom + 1)
        let interval = score(
            share: share, n: n, quantile: quantile(degreesOfFreedom),
            method: "Wilson 95% interval with effective n \(words(n)) and t on \(words(degreesOfFreedom)) "
                + "degrees of freedom")
        return ConfidenceInterval(
            lower: scale.lowerBound + width * interval.lower, upper: scale.lowerBound + width * interval.upper,
            method: interval.method)
    }

    private static func cut(_ interval: ConfidenceInterval, to scale: ClosedRange<Double>) -> ConfidenceInterval {
        guard interval.lower < scale.lowerBound || interval.upper > scale.upperBound else { return interval }
        return ConfidenceInterval(
            lower: max(interval.lower, scale.lowerBound), upper: min(interval.upper, scale.upperBound),
            method: interval.method + ", cut at the ends of the scale")
    }

    private static func score(share: Double, n: Double, quantile: Double, method: String) -> ConfidenceInterval {
        let weight = quantile * quantile / n
        let centre = (share + 0.5 * weight) / (1 + weight)
        let reach = (share * (1 - share) * weight + 0.25 * weight * weight).squareRoot() / (1 + weight)
        // At 0 and 1 the end is exact in theory and must not miss it by a rounding error.
        return ConfidenceInterval(
            lower: share <= 0 ? 0 : max(0, centre - reach), upper: share >= 1 ? 1 : min(1, centre + reach),
            method: method)
    }

    private static let upperProbability = 0.5 + 0.5 * Estimate.confidence
    private static let normalQuantile = NormalDistribution.quantile(upperProbability)

    private static func quantile(_ degreesOfFreedom: Double) -> Double {
        StudentDistribution(degreesOfFreedom: degreesOfFreedom).quantile(upperProbability)
    }

    /// A count without decimals, an effective count with one.
    private static func words(_ number: Double) -> String {
        let rounded = (number * 10).rounded() / 10
        return rounded == rounded.rounded() && abs(rounded) < 1e15 ? String(Int(rounded)) : String(rounded)
    }
}
