import Foundation

extension RankedDraws {
    /// The largest that KL(best of n ‖ policy) can be, log n − (n − 1)/n nats: reached where no two responses have the
    /// same score (Beirami et al., "Theoretical guarantees on the alignment of best-of-n policies", 2024).
    ///
    /// - Parameter n: the number of responses; below 1 counts as 1.
    public static func divergenceBound(bestOf n: Int) -> Double {
        let n = Double(max(n, 1))
        return log(n) - (n - 1) / n
    }

    /// The Kullback-Leibler divergence, in nats, of what is seen from the policy, estimated from the draws.
    ///
    /// Best of n: a response whose score lies at the share u of the policy is n uⁿ⁻¹ times as likely as before. A level
    /// of several draws, from share a to share b, is taken for an atom of the mass b − a that they have, all of it
    /// (bⁿ − aⁿ) / (b − a) times as likely; a score that was drawn once for one of a continuum. All scores distinct
    /// therefore gives the bound itself, one score only gives 0. An atom met once is not recognised: the estimate errs
    /// upwards, never above the bound.
    ///
    /// Tilted policy: Σ w log(K w), the logarithm of the weight against the equal one. It cannot exceed log K, so that
    /// it errs downwards where few draws carry all weight.
    ///
    /// - Parameter selection: what is seen of the policy.
    /// - Returns: 0 or more; nil where fewer draws have a score than are needed.
    public func divergence(under selection: Selection) -> Double? {
        guard !order.isEmpty else { return nil }
        switch selection.kind {
        case .bestOf(let n):
            return n <= ranked ? bestOfDivergence(n) : nil
        case .tilted:
            guard let weights = weights(under: selection) else { return nil }
            let count = Double(ranked)
            return max(0, weights.reduce(0) { $0 + ($1 > 0 ? $1 * log(count * $1) : 0) })
        }
    }

    private func bestOfDivergence(_ n: Int) -> Double {
        let count = Double(ranked)
        let lost = levels.filter { $0.count > 1 }.reduce(0.0) { total, level in
            // Positions count from the best, shares from the worst.
            let low = Double(ranked - level.upperBound) / count
            let high = Double(ranked - level.lowerBound) / count
            let mass = pow(high, Double(n)) - pow(low, Double(n))
            guard mass > 0 else { return total }
            let continuous = Self.divergence(below: high, bestOf: n) - Self.divergence(below: low, bestOf: n)
            return total + max(0, continuous - mass * log(mass / (high - low)))
        }
        return max(0, Self.divergenceBound(bestOf: n) - lost)
    }

    /// ∫ n uⁿ⁻¹ log(n uⁿ⁻¹) du from 0 to a share: uⁿ (log n + (n − 1) log u − (n − 1)/n).
    private static func divergence(below share: Double, bestOf n: Int) -> Double {
        guard share > 0 else { return 0 }
        let n = Double(n)
        return pow(share, n) * (log(n) + (n - 1) * log(share) - (n - 1) / n)
    }
}
