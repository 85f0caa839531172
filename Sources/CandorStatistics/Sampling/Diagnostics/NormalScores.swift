import Synchronization

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
