/// Spearman's rank correlation: Pearson's of the ranks, equal values sharing their mean rank.
public enum RankCorrelation {
    /// The correlation of paired values.
    ///
    /// - Parameter pairs: two numbers for each item.
    /// - Returns: from −1 to 1; nil with fewer than two pairs, or where one side is all equal.
    public static func spearman(_ pairs: [(Double, Double)]) -> Double? {
        let (first, second) = (ranks(pairs.map(\.0)), ranks(pairs.map(\.1)))
        let mean = Double(pairs.count + 1) / 2
        var (product, squaresOfFirst, squaresOfSecond) = (0.0, 0.0, 0.0)
        for (one, other) in zip(first, second) {
            product += (one - mean) * (other - mean)
            squaresOfFirst += (one - mean) * (one - mean)
            squaresOfSecond += (other - mean) * (other - mean)
        }
        guard pairs.count > 1, squaresOfFirst > 0, squaresOfSecond > 0 else { return nil }
        return min(1, max(-1, product / (squaresOfFirst * squaresOfSecond).squareRoot()))
    }

    /// The correlation with its interval by resampling items: percentiles of the bootstrap distribution (Efron, 1979).
    ///
    /// - Parameters:
    ///   - pairs: two numbers for each item.
    ///   - resamples: how many times the items are drawn anew, at least 2.
    ///   - seed: the seed.
    /// - Returns: value, standard error and 95% interval over the items; without a value where there is no correlation.
    public static func estimate(_ pairs: [(Double, Double)], resamples: Int = 2_000, seed: UInt64 = 0) -> Estimate {
        let denominator = "items that both have a value for"
        let value = spearman(pairs)
        guard value != nil, pairs.count > 2 else {
            return Estimate(value: value, n: pairs.count, denominator: denominator, method: "Spearman's ρ")
        }
        var generator = SeededGenerator(seed: seed, stream: "rank correlation")
        let drawn = (0..<max(2, resamples)).compactMap { _ in
            spearman(pairs.indices.map { _ in pairs[generator.nextIndex(below: pairs.count)] })
        }.sorted()
        guard drawn.count > 1 else {
            return Estimate(value: value, n: pairs.count, denominator: denominator, method: "Spearman's ρ")
        }
        let mean = drawn.reduce(0, +) / Double(drawn.count)
        let variance = drawn.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(drawn.count - 1)
        func quantile(_ share: Double) -> Double { drawn[Int((share * Double(drawn.count - 1)).rounded())] }
        return Estimate(
            value: value, standardError: variance.squareRoot(), lower: quantile(0.025), upper: quantile(0.975),
            n: pairs.count, denominator: denominator,
            method: "Spearman's ρ, percentiles of \(drawn.count) resamples of items")
    }

    /// Ranks from 1, equal values sharing their mean rank.
    static func ranks(_ values: [Double]) -> [Double] {
        let order = values.indices.sorted { values[$0] < values[$1] }
        var ranks = [Double](repeating: 0, count: values.count)
        var start = 0
        while start < order.count {
            let end = order[start...].firstIndex { values[$0] != values[order[start]] } ?? order.count
            for position in start..<end { ranks[order[position]] = Double(start + end + 1) / 2 }
            start = end
        }
        return ranks
    }
}
