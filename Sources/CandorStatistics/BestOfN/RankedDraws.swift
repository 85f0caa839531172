import Foundation

/// The draws of one policy for one prompt, ranked by a score.
///
/// A draw whose score is missing or not finite cannot be chosen: it leaves the pool and is counted. Draws of exactly the
/// same score stand on one level.
public struct RankedDraws: Hashable, Sendable {
    /// The item's id, as in `Observation`: prompts of one item share it.
    public let cluster: String
    /// The score of each draw; nil where there is none that can be compared.
    public let scores: [Double?]
    /// The draws that have a score, the best first.
    let order: [Int]
    /// The positions in `order` of each level, the best first.
    let levels: [Range<Int>]

    /// Ranks draws.
    ///
    /// - Parameters:
    ///   - cluster: the item's id.
    ///   - scores: one a draw, in any unit, more is better; nil, NaN and infinite ones count as missing.
    public init(cluster: String, scores: [Double?]) {
        self.cluster = cluster
        self.scores = scores.map { $0.flatMap { $0.isFinite ? $0 : nil } }
        let ranked = self.scores.enumerated()
            .compactMap { index, score in score.map { (index: index, score: $0) } }
            .sorted { $0.score != $1.score ? $0.score > $1.score : $0.index < $1.index }
        var levels: [Range<Int>] = []
        var start = 0
        for position in ranked.indices {
            let next = position + 1
            if next == ranked.count || ranked[next].score != ranked[position].score {
                levels.append(start..<next)
                start = next
            }
        }
        order = ranked.map(\.index)
        self.levels = levels
    }

    /// How many draws have a score: the K out of which n are chosen.
    public var ranked: Int { order.count }

    /// How many draws have none.
    public var unranked: Int { scores.count - order.count }
}

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

extension RankedDraws {
    /// The probability with which each draw is the one that is seen.
    ///
    /// For the best of n, over all ways to take n of the K ranked draws: the draw of rank r = 0, 1, … is the best of
    /// C(K − 1 − r, n − 1) of the C(K, n) subsets. An average of the metric by these weights is a U-statistic and
    /// unbiased for every n (Hoeffding, "A class of statistics with asymptotically normal distribution", 1948). Draws of
    /// one level share its probability equally, as if ties were broken at random.
    ///
    /// - Parameter selection: what is seen of the policy.
    /// - Returns: one weight a draw, in the draws' order, that sum to 1, 0 for a draw without score; nil where fewer
    ///   draws have a score than are needed.
    public func weights(under selection: Selection) -> [Double]? {
        guard !order.isEmpty else { return nil }
        switch selection.kind {
        case .bestOf(let n):
            guard n <= ranked else { return nil }
            return bestOfWeights(n)
        case .tilted(let beta):
            return tiltedWeights(beta)
        }
    }

    private func bestOfWeights(_ n: Int) -> [Double] {
        let byRank = Self.rankWeights(bestOf: n, of: ranked)
        var weights = [Double](repeating: 0, count: scores.count)
        for level in levels {
            guard level.lowerBound < byRank.count else { break }
            let total = byRank[level.clamped(to: byRank.indices)].reduce(0, +)
            for position in level {
                weights[order[position]] = total / Double(level.count)
            }
        }
        return weights
    }

    /// C(K − 1 − r, n − 1) / C(K, n) for the ranks r at which it is not 0, each from the one before: no factorials.
    static func rankWeights(bestOf n: Int, of count: Int) -> [Double] {
        var weight = Double(n) / Double(count)
        return (0...(count - n)).map { rank in
            defer { weight *= Double(count - n - rank) / Double(max(count - 1 - rank, 1)) }
            return weight
        }
    }

    private func tiltedWeights(_ beta: Double) -> [Double] {
        let best = order.first.flatMap { scores[$0] } ?? 0
        let raw = scores.map { score -> Double in
            guard let score else { return 0 }
            // Written out, for 0 / 0 is no number, and neither is the best's distance from itself over β = 0.
            return score == best || beta == .infinity ? 1 : exp((score - best) / beta)
        }
        let total = raw.reduce(0, +)
        return raw.map { $0 / total }
    }
}
