extension LinearStatistic {
    /// The mean of the scored observations of a sample, each with the same weight.
    ///
    /// - Parameter sample: observations by cluster.
    public static func mean(of sample: ClusteredSample) -> LinearStatistic {
        let scored = sample.clusters.filter { $0.scored > 0 }
        let isPlainProportion =
            sample.scale == 0...1 && !scored.isEmpty && scored.allSatisfy { $0.scored == 1 && $0.isBinary }
        return quotient(
            of: scored.map { (cluster: $0.cluster, numerator: $0.sum, denominator: Double($0.scored)) },
            n: sample.scored, unscored: sample.unscored, scale: sample.scale, isPlainProportion: isPlainProportion,
            method: isPlainProportion ? "proportion" : "mean")
    }

    /// The ratio of two sums over the same trials, for rates under a condition: Σ numerator / Σ denominator.
    ///
    /// With denominators of 0 and 1 it is the mean over the trials that count, and equals that to the last digit. A trial
    /// is unscored if its denominator is, or its numerator is while its denominator is not 0.
    ///
    /// - Parameters:
    ///   - observations: in any order; any number a cluster.
    ///   - scale: what the ratio can be; nil where nothing bounds it.
    /// - Throws: `StatisticsError` with `.notFinite`.
    public static func ratio(
        of observations: [RatioObservation], scale: ClosedRange<Double>? = 0...1
    ) throws(StatisticsError) -> LinearStatistic {
        for observation in observations {
            guard let (numerator, denominator) = observation.scored else { continue }
            guard numerator.isFinite, denominator.isFinite else {
                throw StatisticsError(
                    .notFinite,
                    doing: "reading the ratio \(numerator) / \(denominator) of \(observation.cluster)",
                    next: "leave it unscored or correct it")
            }
        }
        return ratio(ofValid: observations, scale: scale)
    }

    /// The ratio of observations known to be finite.
    static func ratio(ofValid observations: [RatioObservation], scale: ClosedRange<Double>?) -> LinearStatistic {
        let counting = observations.filter { $0.denominator != 0 || ($0.numerator ?? 0) != 0 }
        let scored = counting.filter { $0.scored != nil }
        let groups = Dictionary(grouping: scored, by: \.cluster).sorted { $0.key < $1.key }
        let isPlainProportion =
            scale == 0...1 && !groups.isEmpty
            && groups.allSatisfy { $0.value.count == 1 }
            && scored.allSatisfy { $0.denominator == 1 && ($0.numerator == 0 || $0.numerator == 1) }
        return quotient(
            of: groups.map { cluster, members in
                (
                    cluster: cluster,
                    numerator: members.compactMap(\.numerator).sorted().reduce(0, +),
                    denominator: members.compactMap(\.denominator).sorted().reduce(0, +)
                )
            },
            n: scored.count, unscored: counting.count - scored.count, scale: scale,
            isPlainProportion: isPlainProportion,
            method: isPlainProportion ? "proportion" : scored.allSatisfy { $0.denominator == 1 } ? "mean" : "ratio")
    }

    /// What a mean of n scored observations could have been had the unscored ones been scored.
    static func possible(
        value: Double?, n: Int, unscored: Int, scale: ClosedRange<Double>?
    ) -> ClosedRange<Double>? {
        guard let scale else { return nil }
        guard let value, n > 0 else { return unscored > 0 ? scale : nil }
        guard unscored > 0 else { return range(value, value) }
        let total = Double(n + unscored)
        let sum = value * Double(n)
        return range(
            (sum + scale.lowerBound * Double(unscored)) / total, (sum + scale.upperBound * Double(unscored)) / total)
    }

    /// The range between two numbers in any order; nil unless both are finite.
    static func range(_ first: Double, _ second: Double) -> ClosedRange<Double>? {
        guard first.isFinite, second.isFinite else { return nil }
        return min(first, second)...max(first, second)
    }

    /// Multiplies raw contributions c_g by √(G / (G − 1)).
    static func scaled(_ contributions: [String: Double]) -> [String: Double] {
        let clusters = Double(contributions.count)
        guard clusters > 1 else { return contributions }
        let factor = (clusters / (clusters - 1)).squareRoot()
        return contributions.mapValues { $0 * factor }
    }

    private static func quotient(
        of totals: [(cluster: String, numerator: Double, denominator: Double)], n: Int, unscored: Int,
        scale: ClosedRange<Double>?, isPlainProportion: Bool, method: String
    ) -> LinearStatistic {
        let denominator = totals.reduce(0) { $0 + $1.denominator }
        let value = denominator != 0 ? totals.reduce(0) { $0 + $1.numerator } / denominator : nil
        var contributions: [String: Double] = [:]
        if let value {
            for total in totals {
                contributions[total.cluster] = (total.numerator - value * total.denominator) / denominator
            }
        }
        return LinearStatistic(
            value: value, contributions: scaled(contributions), degreesOfFreedom: Double(contributions.count - 1),
            n: n, unscored: unscored, scale: scale,
            possible: possible(value: value, n: n, unscored: unscored, scale: scale),
            isPlainProportion: isPlainProportion, method: method)
    }
}
