import Foundation

/// A value together with what each cluster contributes to its error: the infinitesimal jackknife, also called
/// linearisation (Jaeckel 1972; Binder, "On the variances of asymptotically normal estimators from complex surveys",
/// 1983).
///
/// The contribution of cluster g to the mean of observations is c_g = Σ (x − x̄) / n over its observations, which is how
/// the mean moves when the cluster gets a little more weight; to a ratio Y/X it is Σ (y − (Y/X) x) / X. The standard
/// error is that of a sum of independent terms,
///
///     SE² = G / (G − 1) · Σ c_g²        over the G clusters,
///
/// which is s²/n for a plain mean with one observation a cluster. Each c_g is kept with the factor √(G / (G − 1)) in it.
///
/// Sums, differences, composites and means over datasets of such statistics are therefore linear operations on the
/// contributions. Conditions that share items share clusters, so their covariance needs no formula of its own; datasets
/// have different items, so their errors are independent by themselves.
public struct LinearStatistic: Hashable, Sendable {
    /// The value; nil where nothing was scored.
    public let value: Double?
    /// For each cluster √(G / (G − 1)) · c_g.
    public let contributions: [String: Double]
    /// Clusters − 1 for one sample. Welch and Satterthwaite's number for a combination of statistics without a common
    /// cluster, the smaller of the two numbers for one of statistics with common clusters.
    public let degreesOfFreedom: Double
    /// How many scored observations the value rests on, over all its parts.
    public let n: Int
    /// How many observations are unscored, over all its parts.
    public let unscored: Int
    /// What the value can be; nil where nothing bounds it.
    public let scale: ClosedRange<Double>?
    /// What the value could have been had the unscored observations been scored, from all at the bottom of their scale to
    /// all at the top; nil without a scale.
    public let possible: ClosedRange<Double>?
    /// Whether this is a share of successes, one observation a cluster: then Wilson's interval is the right one.
    public let isPlainProportion: Bool
    /// What was computed, in words.
    public let method: String
    /// The independent parts of a sum, for its interval; none where the clusters are one sample.
    let strata: [Stratum]
    /// How far an exceptional cluster is taken to lie from the rest: the width of the scale; of a sum the root of the squared
    /// ones of its terms, since exceptions to different terms seldom fall on one cluster.
    let spread: Double

    /// A statistic from its parts, for estimators that are not made of the ones here.
    ///
    /// - Parameters:
    ///   - value: the value; nil where nothing was scored.
    ///   - contributions: for each cluster √(G / (G − 1)) · c_g.
    ///   - degreesOfFreedom: usually clusters − 1.
    ///   - n: the number of scored observations.
    ///   - unscored: the number of unscored observations.
    ///   - scale: what the value can be; nil where nothing bounds it.
    ///   - possible: what the value could have been had the unscored observations been scored.
    ///   - isPlainProportion: whether this is a share of successes, one observation a cluster.
    ///   - method: what was computed, in words.
    public init(
        value: Double?, contributions: [String: Double], degreesOfFreedom: Double, n: Int, unscored: Int = 0,
        scale: ClosedRange<Double>? = nil, possible: ClosedRange<Double>? = nil, isPlainProportion: Bool = false,
        method: String
    ) {
        self.init(
            value: value, contributions: contributions, degreesOfFreedom: degreesOfFreedom, n: n, unscored: unscored,
            scale: scale, possible: possible, isPlainProportion: isPlainProportion, method: method, strata: [],
            spread: nil)
    }

    /// A statistic that knows its independent parts.
    init(
        value: Double?, contributions: [String: Double], degreesOfFreedom: Double, n: Int, unscored: Int,
        scale: ClosedRange<Double>?, possible: ClosedRange<Double>?, isPlainProportion: Bool, method: String,
        strata: [Stratum], spread: Double?
    ) {
        self.value = value
        self.contributions = contributions
        self.degreesOfFreedom = max(0, degreesOfFreedom)
        self.n = n
        self.unscored = unscored
        self.scale = scale
        self.possible = possible
        self.isPlainProportion = isPlainProportion
        self.method = method
        self.strata = strata
        self.spread = spread ?? scale.map { $0.upperBound - $0.lowerBound } ?? .infinity
    }

    /// One standard error; nil where nothing was scored or some part has a single cluster.
    public var standardError: Double? {
        guard value != nil, degreesOfFreedom > 0 else { return nil }
        return covariance(with: self).squareRoot()
    }

    /// The covariance of the errors of two statistics: Σ over their common clusters of the products of contributions.
    ///
    /// - Parameter other: a statistic that may share clusters with this one.
    public func covariance(with other: LinearStatistic) -> Double {
        // In the order of the clusters' ids: that of a dictionary changes from run to run, and the last digit with it.
        contributions.keys.sorted().reduce(0) { total, cluster in
            guard let own = contributions[cluster], let others = other.contributions[cluster] else { return total }
            return total + own * others
        }
    }

    /// The probability of a value at least this far from `null` if `null` were the truth: Student's t with
    /// `degreesOfFreedom`.
    ///
    /// Where every cluster says exactly the same and the standard error is 0, it is the probability 2^(1 − G) that G
    /// signs tossed at random are all equal.
    ///
    /// - Parameter null: the value supposed true.
    /// - Returns: nil without a value or a standard error.
    public func pValue(against null: Double = 0) -> Double? {
        guard let value, let standardError else { return nil }
        guard !hasNoVariance else { return value == null ? 1 : exp2(-degreesOfFreedom) }
        return StudentDistribution(degreesOfFreedom: degreesOfFreedom).twoSidedTail((value - null) / standardError)
    }

    /// Whether the clusters do not differ, up to rounding.
    var hasNoVariance: Bool {
        let width = scale.map { $0.upperBound - $0.lowerBound } ?? max(abs(value ?? 0), 1)
        return contributions.values.allSatisfy { abs($0) <= 1e-13 * width }
    }
}

extension LinearStatistic {
    /// The number to report: value, standard error and 95% interval.
    ///
    /// - Parameters:
    ///   - denominator: what is counted, in words.
    ///   - method: what was computed, in words; nil for the statistic's own. The interval's kind is added to it.
    ///   - usesStudent: whether the interval is Student's on the clusters, whatever the value.
    public func estimate(denominator: String, method: String? = nil, usesStudent: Bool = false) -> Estimate {
        let interval = usesStudent ? ConfidenceInterval.student(of: self) : ConfidenceInterval(of: self)
        let clusters = contributions.count
        // With a cluster an observation the clustering changes nothing, and is not worth a word.
        let clustering = clusters < n && clusters > 0 ? ", clustered by item (\(clusters))" : ""
        return Estimate(
            value: value, standardError: standardError, lower: interval?.lower, upper: interval?.upper, n: n,
            unscored: unscored, denominator: denominator,
            method: (method ?? self.method) + clustering + (interval.map { ", " + $0.method } ?? ""),
            lowestPossible: unscored > 0 ? possible?.lowerBound : nil,
            highestPossible: unscored > 0 ? possible?.upperBound : nil)
    }
}

extension LinearStatistic {
    /// The slope of the least-squares line through the points that have a value: as a fixed combination of them its standard
    /// error follows from theirs, their covariance included.
    ///
    /// - Parameter points: abscissa, in any unit, and ordinate of each point; those whose abscissa is not finite are left out.
    /// - Returns: nil with fewer than two points of different abscissa.
    public static func slope(through points: [(abscissa: Double, ordinate: LinearStatistic)]) -> LinearStatistic? {
        let used = points.filter { $0.abscissa.isFinite && $0.ordinate.value != nil }
        let mean = used.reduce(0) { $0 + $1.abscissa } / Double(max(used.count, 1))
        let squares = used.reduce(0) { $0 + ($1.abscissa - mean) * ($1.abscissa - mean) }
        guard squares > 0 else { return nil }
        return .combination(
            used.map { (weight: ($0.abscissa - mean) / squares, statistic: $0.ordinate) },
            method: "least-squares slope over \(used.count) points")
    }
}
