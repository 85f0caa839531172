/// Whether chains have converged, and how much their draws tell, as Stan and ArviZ report it (Vehtari, Gelman, Simpson,
/// Carpenter and Bürkner, "Rank-normalization, folding, and localization: an improved R̂ for assessing convergence of
/// MCMC", Bayesian Analysis 16, 2021).
///
/// All take one parameter's draws, chains × draws, as `PosteriorDraws.series(_:)` gives them, and give nil where nothing
/// can be said: fewer than 4 draws a chain, chains of different length, draws that are not finite, or all equal.
public enum ConvergenceDiagnostics {
    /// The rank-normalised split R̂, the larger of that of the draws and that of their distances from the median; below
    /// 1.01 is good (Vehtari et al. 2021, sections 4.1 and 4.2). A single chain is compared with itself, half with half.
    /// - Parameter chains: One parameter's draws, chains × draws.
    public static func rHat(_ chains: [[Double]]) -> Double? {
        guard isUsable(chains) else { return nil }
        let split = SplitChains(chains)
        guard let bulk = split.normalScores.rHat else { return nil }
        return max(bulk, split.folded.normalScores.rHat ?? bulk)
    }

    /// The effective sample size of the rank-normalised draws: how well the bulk of the distribution is known; 400 and
    /// more is good (Vehtari et al. 2021, section 4.3).
    /// - Parameter chains: One parameter's draws, chains × draws.
    public static func bulkESS(_ chains: [[Double]]) -> Double? {
        guard isUsable(chains) else { return nil }
        return EffectiveSampleSize.ofMean(SplitChains(chains).normalScores.halves)
    }

    /// The smaller of the effective sample sizes of the 5% and of the 95% quantile: how well the tails are known (Vehtari
    /// et al. 2021, section 4.3).
    /// - Parameter chains: One parameter's draws, chains × draws.
    public static func tailESS(_ chains: [[Double]]) -> Double? {
        guard isUsable(chains) else { return nil }
        let sorted = ChainMoments.pooled(chains).sorted()
        return min(quantileESS(chains, sorted: sorted, 0.05), quantileESS(chains, sorted: sorted, 0.95))
    }

    /// The effective sample size of the mean, of the draws as they are.
    /// - Parameter chains: One parameter's draws, chains × draws.
    public static func meanESS(_ chains: [[Double]]) -> Double? {
        guard isUsable(chains) else { return nil }
        return EffectiveSampleSize.ofMean(SplitChains(chains).halves)
    }

    /// The effective sample size of a quantile: of whether a draw lies below it (Vehtari et al. 2021, section 4.3).
    /// - Parameters:
    ///   - chains: One parameter's draws, chains × draws.
    ///   - probability: Of the quantile, between 0 and 1.
    public static func quantileESS(_ chains: [[Double]], _ probability: Double) -> Double? {
        guard isUsable(chains), probability > 0, probability < 1 else { return nil }
        return quantileESS(chains, sorted: ChainMoments.pooled(chains).sorted(), probability)
    }

    /// The energy fraction of missing information of one chain, E-BFMI: how far momenta move the energy in comparison with
    /// how far it varies; below 0.3 the tails are explored badly (Betancourt, "Diagnosing suboptimal cotangent
    /// disintegrations in Hamiltonian Monte Carlo", arXiv:1604.00695, 2016).
    /// - Parameter energies: The Hamiltonian at each draw of the chain; nil with fewer than 4, or where all are equal.
    public static func eBFMI(_ energies: [Double]) -> Double? {
        guard isUsable([energies]), let variance = ChainMoments.variance(energies) else { return nil }
        let squares = zip(energies.dropFirst(), energies).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        return squares / Double(energies.count - 1) / variance
    }

    static func quantileESS(_ chains: [[Double]], sorted: [Double], _ probability: Double) -> Double {
        let quantile = Quantile.ofSorted(sorted, probability)
        let isBelow = chains.map { $0.map { $0 <= quantile ? 1.0 : 0 } }
        return EffectiveSampleSize.ofMean(SplitChains(isBelow).halves)
    }

    static func isUsable(_ chains: [[Double]]) -> Bool {
        guard let first = chains.first, let value = first.first, first.count >= 4 else { return false }
        return chains.allSatisfy { $0.count == first.count && $0.allSatisfy(\.isFinite) }
            && chains.contains { $0.contains { $0 != value } }
    }
}
