import Synchronization

/// Chains cut into two halves each, so that a chain that drifts differs from itself (Gelman et al., "Bayesian Data
/// Analysis", 3rd edition, 2013, section 11.4); the middle draw of an odd number is left out.
struct SplitChains {
    /// The halves, all equally long: first and second half of each chain in turn.
    let halves: [[Double]]

    init(_ chains: [[Double]]) {
        let half = (chains.first?.count ?? 0) / 2
        halves = chains.flatMap { [Array($0.prefix(half)), Array($0.suffix(half))] }
    }

    private init(halves: [[Double]]) { self.halves = halves }

    /// The normal scores of the draws in their place, ties sharing their mean rank (Vehtari et al. 2021, equation 14).
    var normalScores: SplitChains {
        let draws = ChainMoments.pooled(halves).enumerated().sorted { $0.element < $1.element }
        let count = draws.count
        let ofRanks = NormalScores.ofRanks(count: count)
        var scores = [Double](repeating: 0, count: count)
        var start = 0
        while start < count {
            var end = start + 1
            while end < count, draws[end].element == draws[start].element { end += 1 }
            // Ranks count from 1: those from start + 1 to end have the mean (start + 1 + end) / 2.
            let score =
                end - start == 1
                ? ofRanks[start] : NormalScores.score(rank: 0.5 * Double(start + 1 + end), of: count)
            for place in start..<end { scores[draws[place].offset] = score }
            start = end
        }
        return SplitChains(halves: cut(scores))
    }

    /// The distances of the draws from their median, in which chains of different width differ (Vehtari et al. 2021,
    /// section 4.2).
    var folded: SplitChains {
        let median = Quantile.ofSorted(ChainMoments.pooled(halves).sorted(), 0.5)
        return SplitChains(halves: halves.map { $0.map { abs($0 - median) } })
    }

    private func cut(_ values: [Double]) -> [[Double]] {
        let length = halves[0].count
        return halves.indices.map { Array(values[$0 * length..<($0 + 1) * length]) }
    }
}

extension SplitChains {
    /// R̂: the square root of the pooled variance over the variance within chains (Gelman and Rubin 1992; Vehtari et al.
    /// 2021, equations 1 to 4); nil where no chain varies.
    var rHat: Double? {
        let length = Double(halves[0].count)
        let within = ChainMoments.mean(halves.compactMap(ChainMoments.variance))
        guard within > 0, let meanVariance = ChainMoments.variance(halves.map(ChainMoments.mean)) else { return nil }
        return ((length * meanVariance / within + length - 1) / length).squareRoot()
    }
}

/// What normal draws would be expected to be at each rank: Φ⁻¹((rank − 3/8) / (S + 1/4)) (Blom, "Statistical Estimates and
/// Transformed Beta-Variables", 1958; Vehtari et al. 2021, equation 14).
enum NormalScores {
    /// The scores of one number of draws, which is the same for all parameters of a fit.
    private static let latest = Mutex<[Double]>([])

    /// The scores of the ranks from 1 to `count`, in their order.
    static func ofRanks(count: Int) -> [Double] {
        latest.withLock { scores in
            if scores.count != count { scores = (0..<count).map { score(rank: Double($0 + 1), of: count) } }
            return scores
        }
    }

    /// The score of one rank.
    /// - Parameters:
    ///   - rank: From 1, the mean of several for ties.
    ///   - count: The number of draws.
    static func score(rank: Double, of count: Int) -> Double {
        NormalDistribution.quantile((rank - 0.375) / (Double(count) + 0.25))
    }
}
