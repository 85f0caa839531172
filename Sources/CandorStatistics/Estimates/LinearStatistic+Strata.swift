extension LinearStatistic {
    /// A statistic as a part of another: independent of the other parts, with its weight in the sum.
    struct Stratum: Hashable, Sendable {
        var weight: Double
        var statistic: LinearStatistic
    }

    /// The independent parts that the value is a weighted sum of; the statistic itself where there is but one.
    var parts: [Stratum] {
        strata.isEmpty ? [Stratum(weight: 1, statistic: self)] : strata
    }

    /// The independent parts of a weighted sum: what shares a cluster, directly or by way of others, is one part.
    ///
    /// - Parameters:
    ///   - terms: weights and statistics, each with a value.
    ///   - method: what the sum is, in words.
    /// - Returns: none where all is one part, which then is the sum itself.
    static func strata(of terms: [(weight: Double, statistic: LinearStatistic)], method: String) -> [Stratum] {
        let parts = terms.flatMap { term in
            term.statistic.parts.map { (weight: term.weight * $0.weight, statistic: $0.statistic) }
        }
        let groups = connected(parts.map(\.statistic))
        guard groups.count > 1 || parts.count == 1 else { return [] }
        return groups.map { members in
            guard members.count > 1 else {
                return Stratum(weight: parts[members[0]].weight, statistic: parts[members[0]].statistic)
            }
            return Stratum(weight: 1, statistic: combination(members.map { parts[$0] }, method: method))
        }
    }

    /// Which of some statistics share clusters, as groups of their places in their order.
    private static func connected(_ statistics: [LinearStatistic]) -> [[Int]] {
        guard statistics.count > 1 else { return [Array(statistics.indices)] }
        var group = Array(statistics.indices)
        func root(_ place: Int) -> Int {
            var place = place
            while group[place] != place { place = group[place] }
            return place
        }
        var owner: [String: Int] = [:]
        for (place, statistic) in statistics.enumerated() {
            for cluster in statistic.contributions.keys {
                if let other = owner[cluster] {
                    let (one, two) = (root(place), root(other))
                    group[max(one, two)] = min(one, two)
                } else {
                    owner[cluster] = place
                }
            }
        }
        return Dictionary(grouping: statistics.indices, by: root).sorted { $0.key < $1.key }.map(\.value)
    }

    /// The clusters as a sample of independent observations, for an interval by the score.
    ///
    /// An observation is the value plus what its cluster contributes to the error, as it were the cluster's own value. Where
    /// only some clusters carry the value (labelled ones), they count, not all.
    ///
    /// - Parameter scale: what the value can be.
    func sample(on scale: ClosedRange<Double>) -> TiltedSample {
        let value = value ?? 0
        let ends = min(scale.lowerBound - value, 0)...max(scale.upperBound - value, 0)
        let clusters = Double(max(contributions.count, 1))
        let n = max(1, min(clusters, degreesOfFreedom + 1))
        let factor = (clusters * (n - 1)).squareRoot()
        return TiltedSample(deviations: contributions.values.map { factor * $0 }, ends: ends, n: n)
    }
}
