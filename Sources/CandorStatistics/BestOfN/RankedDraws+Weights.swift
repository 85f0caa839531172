import Foundation

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
