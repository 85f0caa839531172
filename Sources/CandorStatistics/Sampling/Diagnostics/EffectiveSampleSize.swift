import Foundation

/// How many independent draws would tell as much about a mean as these dependent ones: N / τ, with the autocorrelations
/// over all chains together cut off by Geyer's initial monotone sequence (Vehtari, Gelman, Simpson, Carpenter and Bürkner,
/// "Rank-normalization, folding, and localization: an improved R̂ for assessing convergence of MCMC", Bayesian Analysis
/// 16, 2021, section 3.2; Geyer, Statistical Science 7, 1992, section 3.3).
enum EffectiveSampleSize {
    /// The effective sample size of the mean.
    /// - Parameter chains: Split chains, all equally long, of at least two finite draws.
    /// - Returns: The number of draws where they are all equal.
    static func ofMean(_ chains: [[Double]]) -> Double {
        let count = Double(chains.count * chains[0].count)
        guard let first = chains.first?.first, chains.contains(where: { $0.contains { $0 != first } }) else {
            return count
        }
        // Antithetic draws can be worth more than independent ones, but no more than N log₁₀ N.
        return count / max(integratedTime(of: chains), 1 / log10(count))
    }

    /// τ = 1 + 2 Σ ρ_t.
    private static func integratedTime(of chains: [[Double]]) -> Double {
        let pairs = monotonePairs(autocorrelations(of: chains))
        return -1 + 2 * pairs.sums.reduce(0, +) + pairs.rest
    }

    /// ρ̂_t (Vehtari et al. 2021, equation 10): 1 at lag 0.
    private static func autocorrelations(of chains: [[Double]]) -> [Double] {
        let length = Double(chains[0].count)
        let covariances = Autocovariance.mean(of: chains)
        let within = covariances[0] * length / (length - 1)
        let between = ChainMoments.variance(chains.map(ChainMoments.mean)) ?? 0
        let total = covariances[0] + between
        var result = covariances.map { 1 - (within - $0) / total }
        result[0] = 1
        return result
    }

    /// The sums of neighbouring autocorrelations P_k = ρ₂ₖ + ρ₂ₖ₊₁ as far as they are positive, made to fall; and the even
    /// half of the pair after them, which improves the estimate for antithetic chains.
    private static func monotonePairs(_ correlations: [Double]) -> (sums: [Double], rest: Double) {
        var (even, odd) = (1.0, correlations[1])
        var sums: [Double] = []
        var lag = 2
        // Lags from n − 2 on are not looked at: hardly any draws are that far apart.
        while lag < correlations.count - 2, even + odd > 0 {
            sums.append(min(even + odd, sums.last ?? .infinity))
            (even, odd) = (correlations[lag], correlations[lag + 1])
            lag += 2
        }
        return (sums, even > 0 || even + odd >= 0 ? even : 0)
    }
}
