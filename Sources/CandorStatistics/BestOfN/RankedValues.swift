/// What every draw of a prompt is worth, in the order of the ranks: so that what is expected of the best of n is one product of
/// weights and values for each n.
///
/// Draws of one level share its probability equally, which is the same as if each were worth the level's mean.
struct RankedValues {
    /// At each rank the mean value of its level, an unscored value counting 0.
    private let values: [Double]
    /// At each rank the share of its level that is unscored; empty where none is.
    private let unscored: [Double]
    /// The least and the greatest value of the levels down to each rank.
    private let range: [(lowest: Double, highest: Double)]

    /// Orders values.
    /// - Parameters:
    ///   - values: One a draw, in the draws' order; nil for unscored.
    ///   - draws: The draws as they are ranked.
    init(_ values: [Double?], of draws: RankedDraws) {
        var means = [Double](repeating: 0, count: draws.ranked)
        var missing = means
        var range = [(lowest: Double, highest: Double)](repeating: (.infinity, -.infinity), count: draws.ranked)
        var (lowest, highest, hasMissing) = (Double.infinity, -Double.infinity, false)
        for level in draws.levels {
            var (sum, scored) = (0.0, 0)
            for position in level {
                guard let value = values[draws.order[position]] else { continue }
                sum += value
                scored += 1
                lowest = min(lowest, value)
                highest = max(highest, value)
            }
            let size = Double(level.count)
            hasMissing = hasMissing || scored < level.count
            for position in level {
                means[position] = sum / size
                missing[position] = Double(level.count - scored) / size
                range[position] = (lowest, highest)
            }
        }
        self.values = means
        self.range = range
        unscored = hasMissing ? missing : []
    }

    /// Σ w x and Σ w over the scored values; the second is exactly 1 where everything that can be chosen is scored, the first
    /// never outside the values by a rounding error.
    /// - Parameter weights: By rank; 0 for the ranks behind them.
    func sum(weights: RankWeights) -> (sum: Double, weight: Double) {
        guard let last = weights.byRank.indices.last else { return (0, 0) }
        let missing = unscored.isEmpty ? 0 : weights.product(unscored)
        let scored = unscored.isEmpty ? 1 : weights.total - missing
        // What is left of 1 after all of it is rounding.
        guard scored > 1e-12 else { return (0, 0) }
        let share = missing > 0 ? scored / (scored + missing) : 1
        let mean = weights.product(values) / (unscored.isEmpty ? weights.total : scored)
        return (min(max(mean, range[last].lowest), range[last].highest) * share, share)
    }
}

/// The probabilities with which the draws of each rank are the best of n: the same for all prompts with as many draws.
struct RankWeights {
    /// From the best rank on; those behind them are 0.
    let byRank: [Double]
    /// Their sum, 1 up to rounding.
    let total: Double
    /// Σ w², where no draws share a level.
    private let squares: Double

    init(bestOf n: Int, of count: Int) {
        byRank = RankedDraws.rankWeights(bestOf: n, of: count)
        total = byRank.reduce(0, +)
        squares = byRank.reduce(0) { $0 + $1 * $1 }
    }

    /// Σ w x over the ranks, in four sums, so that no addition waits for the one before.
    func product(_ values: [Double]) -> Double {
        byRank.withUnsafeBufferPointer { weights in
            values.withUnsafeBufferPointer { values in
                var sums = SIMD4<Double>.zero
                let count = min(weights.count, values.count)
                let whole = count & ~3
                for start in stride(from: 0, to: whole, by: 4) {
                    let weight = SIMD4(weights[start], weights[start + 1], weights[start + 2], weights[start + 3])
                    sums += weight * SIMD4(values[start], values[start + 1], values[start + 2], values[start + 3])
                }
                return (whole..<count).reduce(sums.sum()) { $0 + weights[$1] * values[$1] }
            }
        }
    }

    /// The effective number of draws, 1 / Σ w².
    func effectiveDraws(of draws: RankedDraws) -> Double {
        guard draws.levels.count < draws.ranked else { return 1 / squares }
        let shared = draws.levels.prefix { $0.lowerBound < byRank.count }.reduce(0.0) { sum, level in
            let weight = byRank[level.clamped(to: byRank.indices)].reduce(0, +)
            return sum + weight * weight / Double(level.count)
        }
        return 1 / shared
    }
}
