/// Two conditions, or two assistants, on the same items: only what was scored under both.
public struct PairedComparison: Hashable, Sendable {
    /// The first side, without items that the second does not have scored.
    public let condition: ClusteredSample
    /// The second side, without items that the first does not have scored.
    public let reference: ClusteredSample
    /// The pairs of observations that could be formed: for each item the smaller of the two numbers of scored
    /// observations; with one draw the number of items scored under both.
    public let pairs: Int
    /// The pairs that there would be, had every observation been scored, less `pairs`. Items that one side does not have
    /// at all are no pairs and not counted.
    public let unscored: Int

    /// Pairs two samples by their clusters.
    ///
    /// - Parameters:
    ///   - condition: what is compared.
    ///   - reference: what it is compared with, for example the baseline.
    public init(condition: ClusteredSample, reference: ClusteredSample) {
        let other = Dictionary(uniqueKeysWithValues: reference.clusters.map { ($0.cluster, $0) })
        var common: Set<String> = []
        var pairs = 0
        var possible = 0
        for cluster in condition.clusters {
            guard let match = other[cluster.cluster] else { continue }
            let scored = min(cluster.scored, match.scored)
            pairs += scored
            possible += min(cluster.observations, match.observations)
            if scored > 0 { common.insert(cluster.cluster) }
        }
        self.condition = condition.filter(clusters: common.contains)
        self.reference = reference.filter(clusters: common.contains)
        self.pairs = pairs
        unscored = possible - pairs
    }

    /// The paired difference, condition − reference, with its raw sign: contributions subtracted item by item, t interval
    /// over the items.
    public var difference: LinearStatistic {
        let difference = condition.mean - reference.mean
        return difference.replacing(
            n: pairs, unscored: unscored,
            possible: LinearStatistic.possible(
                value: difference.value, n: pairs, unscored: unscored, scale: difference.scale),
            method: "paired difference")
    }

    /// The correlation of the two sides' item means, which says what pairing gains (`SampleSizePlan`).
    ///
    /// - Returns: nil with fewer than two items or where one side does not vary.
    public var correlation: Double? {
        let left = centred(condition)
        let right = centred(reference)
        guard left.count > 1 else { return nil }
        let product = zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
        let squares = left.reduce(0) { $0 + $1 * $1 } * right.reduce(0) { $0 + $1 * $1 }
        return squares > 0 ? max(-1, min(1, product / squares.squareRoot())) : nil
    }

    /// McNemar's exact test of equal rates (McNemar 1947): of the items on which the two sides disagree, each side should
    /// win half; two-sided binomial probability of a split at least this uneven.
    ///
    /// - Returns: nil without a pair, and unless every item has one observation of 0 or 1 on each side.
    public var mcNemarPValue: Double? {
        guard pairs > 0 else { return nil }
        guard (condition.clusters + reference.clusters).allSatisfy({ $0.isBinary && $0.scored == 1 }) else {
            return nil
        }
        let differences = zip(condition.clusters, reference.clusters).map { $0.sum - $1.sum }
        let gains = differences.count { $0 > 0 }
        let losses = differences.count { $0 < 0 }
        let fewer = min(gains, losses)
        guard gains != losses else { return 1 }
        // P(X ≤ k) = I_½(m − k, k + 1) for X binomial on m tosses (DLMF 8.17.5).
        let tail = SpecialFunctions.regularizedIncompleteBeta(
            0.5, Double(gains + losses - fewer), Double(fewer + 1))
        return min(1, 2 * tail)
    }

    private func centred(_ sample: ClusteredSample) -> [Double] {
        let means = sample.clusters.compactMap(\.mean)
        let mean = means.reduce(0, +) / Double(max(means.count, 1))
        return means.map { $0 - mean }
    }
}
