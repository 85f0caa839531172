import CandorStatistics
import Foundation

/// Strengths at which a tilted policy has moved as far from the policy as the best of n has, for n = 2, 4, 8, …: so that the
/// two can be compared at equal divergence.
struct StrengthGrid {
    private let pools: [RankedDraws]

    /// A grid for one preference model.
    /// - Parameter pools: Its scores of all prompts.
    init(_ pools: [RankedDraws]) {
        self.pools = pools.filter { $0.ranked > 1 }
    }

    /// The strengths, the weakest first, to three digits; none where the model likes all draws of a prompt equally.
    /// - Parameter largest: The largest n.
    func betas(upTo largest: Int) throws -> [Double] {
        var betas: [Double] = []
        var n = 2
        while n <= largest {
            let wanted = divergence(try .bestOf(n))
            if let wanted, wanted > 1e-6, let beta = try beta(reaching: wanted), betas.last != beta {
                betas.append(beta)
            }
            n *= 2
        }
        return betas
    }

    /// Bisection on log β: the divergence falls as β grows.
    private func beta(reaching wanted: Double) throws -> Double? {
        guard let spread = pools.compactMap(\.spread).max(), spread > 0 else { return nil }
        var (low, high) = (log(spread * 1e-4), log(spread * 1e4))
        for _ in 0..<24 {
            let middle = (low + high) / 2
            guard let reached = divergence(try .tilted(beta: exp(middle))) else { return nil }
            if reached > wanted { low = middle } else { high = middle }
        }
        return Double(PlainNumber.significant(exp(high)))
    }

    private func divergence(_ selection: Selection) -> Double? {
        let divergences = pools.compactMap { $0.divergence(under: selection) }
        return divergences.isEmpty ? nil : divergences.reduce(0, +) / Double(divergences.count)
    }
}

extension RankedDraws {
    /// The distance of the best score from the worst.
    fileprivate var spread: Double? {
        let scored = scores.compactMap { $0 }
        guard let best = scored.max(), let worst = scored.min() else { return nil }
        return best - worst
    }
}
