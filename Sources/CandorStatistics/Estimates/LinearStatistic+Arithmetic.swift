extension LinearStatistic {
    /// The sum of two statistics; common clusters make their errors depend on each other.
    ///
    /// - Parameters:
    ///   - left: a statistic.
    ///   - right: another.
    public static func + (left: LinearStatistic, right: LinearStatistic) -> LinearStatistic {
        combination([(1, left), (1, right)], method: "sum")
    }

    /// The difference of two statistics. On the same items it is the paired difference, except that it also uses items
    /// scored in one of them only; `PairedComparison` leaves those out.
    ///
    /// - Parameters:
    ///   - left: what to subtract from.
    ///   - right: what to subtract.
    public static func - (left: LinearStatistic, right: LinearStatistic) -> LinearStatistic {
        combination([(1, left), (-1, right)], method: "difference")
    }

    /// A multiple of a statistic.
    ///
    /// - Parameters:
    ///   - factor: any number.
    ///   - statistic: what to multiply.
    public static func * (factor: Double, statistic: LinearStatistic) -> LinearStatistic {
        statistic.mapping { factor * $0 }
    }

    /// A fraction of a statistic.
    ///
    /// - Parameters:
    ///   - statistic: what to divide.
    ///   - divisor: any number but 0.
    public static func / (statistic: LinearStatistic, divisor: Double) -> LinearStatistic {
        statistic.mapping { $0 / divisor }
    }

    /// A weighted sum of statistics, for example `feedback_sycophancy` from four conditions.
    ///
    /// - Parameters:
    ///   - terms: weights and statistics; the value is nil if that of one of them is.
    ///   - method: what is computed, in words.
    public static func combination(
        _ terms: [(weight: Double, statistic: LinearStatistic)], method: String
    ) -> LinearStatistic {
        let parts = terms.compactMap { term in term.statistic.value.map { term.weight * $0 } }
        let isComplete = parts.count == terms.count && !terms.isEmpty
        var contributions: [String: Double] = [:]
        var degreesOfFreedom: Double?
        if isComplete {
            for (weight, statistic) in terms {
                let added = statistic.contributions.mapValues { weight * $0 }
                degreesOfFreedom = combinedDegreesOfFreedom(
                    contributions, degreesOfFreedom, added, statistic.degreesOfFreedom)
                contributions.merge(added, uniquingKeysWith: +)
            }
        }
        return LinearStatistic(
            value: isComplete ? parts.reduce(0, +) : nil, contributions: contributions,
            degreesOfFreedom: degreesOfFreedom ?? 0, n: terms.reduce(0) { $0 + $1.statistic.n },
            unscored: terms.reduce(0) { $0 + $1.statistic.unscored },
            scale: weighted(terms.map { ($0.weight, $0.statistic.scale) }),
            possible: weighted(terms.map { ($0.weight, $0.statistic.possible) }), isPlainProportion: false,
            method: method, strata: isComplete ? strata(of: terms, method: method) : [])
    }

    /// The unweighted mean over datasets, whose items differ: SE = √(Σ SE²) / k, n and unscored summed.
    ///
    /// Datasets in which nothing was scored are left out, which the method says.
    ///
    /// - Parameter datasets: the same metric on each dataset.
    public static func mean(overDatasets datasets: [LinearStatistic]) -> LinearStatistic {
        let scored = datasets.filter { $0.value != nil }
        let missing = datasets.count - scored.count
        let method =
            missing == 0
            ? "unweighted mean of \(datasets.count) datasets"
            : "unweighted mean of \(scored.count) of \(datasets.count) datasets, nothing scored in the rest"
        // One dataset's mean over datasets is that dataset's, Wilson's interval and all.
        if datasets.count == 1, let only = datasets.first { return only }
        let counting = datasets.filter { $0.n + $0.unscored > 0 }
        let mean = combination(scored.map { (1, $0) }, method: method) / Double(max(scored.count, 1))
        let possible = combination(counting.map { (1, $0) }, method: method) / Double(max(counting.count, 1))
        return mean.replacing(
            unscored: datasets.reduce(0) { $0 + $1.unscored }, scale: datasets.first?.scale,
            possible: possible.possible)
    }

    /// The quotient of two statistics, by the delta method: contributions (c_Y − (Y/X) c_X) / X.
    ///
    /// - Parameters:
    ///   - denominator: what to divide by; the value is nil unless it is above 0.
    ///   - scale: what the quotient can be.
    ///   - method: what is computed, in words.
    public func divided(
        by denominator: LinearStatistic, scale: ClosedRange<Double>?, method: String
    ) -> LinearStatistic {
        guard let value, let divisor = denominator.value, divisor > 0 else {
            return LinearStatistic(
                value: nil, contributions: [:], degreesOfFreedom: 0, n: n, unscored: unscored, scale: scale,
                method: method)
        }
        let quotient = value / divisor
        let linear = Self.combination([(1 / divisor, self), (-quotient / divisor, denominator)], method: method)
        return LinearStatistic(
            value: quotient, contributions: linear.contributions, degreesOfFreedom: linear.degreesOfFreedom, n: n,
            unscored: unscored, scale: scale, method: method)
    }

    /// The difference of two statistics as if they had been measured on different items (the paper's figure 11):
    /// SE² = SE₁² + SE₂², degrees of freedom after Welch.
    ///
    /// - Parameters:
    ///   - left: what to subtract from.
    ///   - right: what to subtract.
    public static func independentDifference(_ left: LinearStatistic, _ right: LinearStatistic) -> LinearStatistic {
        combination(
            [(1, left.renamingClusters { "left:" + $0 }), (-1, right.renamingClusters { "right:" + $0 })],
            method: "difference, taken as independent")
    }

    /// The same statistic with other clusters' names, so that clusters of the same name are not taken for the same.
    ///
    /// - Parameter rename: gives different names to different clusters.
    public func renamingClusters(_ rename: (String) -> String) -> LinearStatistic {
        let renamed = contributions.map { (rename($0.key), $0.value) }
        return LinearStatistic(
            value: value, contributions: Dictionary(renamed, uniquingKeysWith: +), degreesOfFreedom: degreesOfFreedom,
            n: n, unscored: unscored, scale: scale, possible: possible, isPlainProportion: isPlainProportion,
            method: method,
            strata: strata.map { Stratum(weight: $0.weight, statistic: $0.statistic.renamingClusters(rename)) })
    }

    /// The same statistic with other counts, bounds or words.
    func replacing(
        n: Int? = nil, unscored: Int? = nil, scale: ClosedRange<Double>? = nil,
        possible: ClosedRange<Double>? = nil, method: String? = nil
    ) -> LinearStatistic {
        LinearStatistic(
            value: value, contributions: contributions, degreesOfFreedom: degreesOfFreedom, n: n ?? self.n,
            unscored: unscored ?? self.unscored, scale: scale ?? self.scale, possible: possible ?? self.possible,
            isPlainProportion: isPlainProportion, method: method ?? self.method, strata: strata)
    }

    /// The same statistic on another scale.
    ///
    /// - Parameter transform: multiplies by a constant.
    private func mapping(_ transform: (Double) -> Double) -> LinearStatistic {
        func image(_ range: ClosedRange<Double>?) -> ClosedRange<Double>? {
            range.flatMap { Self.range(transform($0.lowerBound), transform($0.upperBound)) }
        }
        return LinearStatistic(
            value: value.map(transform), contributions: contributions.mapValues(transform),
            degreesOfFreedom: degreesOfFreedom, n: n, unscored: unscored, scale: image(scale),
            possible: image(possible), isPlainProportion: false, method: method,
            strata: parts.map { Stratum(weight: transform($0.weight), statistic: $0.statistic) })
    }

    /// Interval arithmetic; nil if one of the ranges is.
    private static func weighted(_ terms: [(weight: Double, range: ClosedRange<Double>?)]) -> ClosedRange<Double>? {
        var lowest = 0.0
        var highest = 0.0
        for (weight, range) in terms {
            guard let range else { return nil }
            let ends = [weight * range.lowerBound, weight * range.upperBound].sorted()
            lowest += ends[0]
            highest += ends[1]
        }
        return terms.isEmpty ? nil : range(lowest, highest)
    }

    private static func combinedDegreesOfFreedom(
        _ left: [String: Double], _ leftDegrees: Double?, _ right: [String: Double], _ rightDegrees: Double
    ) -> Double {
        guard let leftDegrees else { return rightDegrees }
        let smaller = min(leftDegrees, rightDegrees)
        let (few, many) = left.count < right.count ? (left, right) : (right, left)
        guard smaller > 0, few.keys.allSatisfy({ many[$0] == nil }) else { return smaller }
        let leftVariance = sumOfSquares(left)
        let rightVariance = sumOfSquares(right)
        let total = leftVariance + rightVariance
        guard total > 0 else { return smaller }
        return total * total
            / (leftVariance * leftVariance / leftDegrees + rightVariance * rightVariance / rightDegrees)
    }

    private static func sumOfSquares(_ contributions: [String: Double]) -> Double {
        contributions.keys.sorted().reduce(0) { total, cluster in
            let contribution = contributions[cluster] ?? 0
            return total + contribution * contribution
        }
    }
}
