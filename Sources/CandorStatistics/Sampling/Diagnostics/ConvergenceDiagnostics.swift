import Foundation

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

/// Autocovariances of chains, by way of their power spectrum (Wiener and Khinchin).
enum Autocovariance {
    /// The mean over chains of the autocovariance at each lag, with n below at every lag (Geyer, "Practical Markov chain
    /// Monte Carlo", Statistical Science 7, 1992, section 3.1).
    /// - Parameter chains: At least one, all equally long.
    static func mean(of chains: [[Double]]) -> [Double] {
        let length = chains[0].count
        // Twice as long, so that the ends do not meet.
        let fourier = FourierTransform(atLeast: 2 * length)
        var spectrum = [Double](repeating: 0, count: fourier.count)
        // Two chains at once, as real and imaginary part: the real part of what comes back is the sum of theirs.
        for first in stride(from: 0, to: chains.count, by: 2) {
            var real = centred(chains[first], count: fourier.count)
            var imaginary =
                first + 1 < chains.count
                ? centred(chains[first + 1], count: fourier.count) : [Double](repeating: 0, count: fourier.count)
            fourier.transform(&real, &imaginary)
            for index in spectrum.indices {
                spectrum[index] += real[index] * real[index] + imaginary[index] * imaginary[index]
            }
        }
        // The spectrum's inverse transform; backwards in time is the same, as autocovariances are symmetric.
        var imaginary = [Double](repeating: 0, count: fourier.count)
        fourier.transform(&spectrum, &imaginary)
        let scale = 1 / Double(fourier.count * length * chains.count)
        return spectrum.prefix(length).map { $0 * scale }
    }

    private static func centred(_ chain: [Double], count: Int) -> [Double] {
        let mean = chain.reduce(0, +) / Double(chain.count)
        var result = [Double](repeating: 0, count: count)
        for index in chain.indices { result[index] = chain[index] - mean }
        return result
    }
}

/// Quantiles of the beta distribution.
enum BetaQuantile {
    /// The x with I_x(a, b) = `probability`, by halving an interval.
    /// - Parameters:
    ///   - probability: Between 0 and 1.
    ///   - a: The first shape, above 0.
    ///   - b: The second shape, above 0.
    static func value(_ probability: Double, _ a: Double, _ b: Double) -> Double {
        var (low, high) = (0.0, 1.0)
        for _ in 0..<60 {
            let middle = 0.5 * (low + high)
            if SpecialFunctions.regularizedIncompleteBeta(middle, a, b) < probability {
                low = middle
            } else {
                high = middle
            }
        }
        return 0.5 * (low + high)
    }
}

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

extension ConvergenceDiagnostics {
    /// The Monte Carlo standard error of the mean: σ / √ESS (Vehtari et al. 2021, section 4.4).
    /// - Parameter chains: One parameter's draws, chains × draws.
    public static func standardErrorOfMean(_ chains: [[Double]]) -> Double? {
        guard let size = meanESS(chains), let variance = ChainMoments.variance(ChainMoments.pooled(chains)) else {
            return nil
        }
        return (variance / size).squareRoot()
    }

    /// The Monte Carlo standard error of the standard deviation, by the delta method from that of the mean squared
    /// deviation, without assuming a normal distribution (Kenney and Keeping, "Mathematics of Statistics", 1951, part 2).
    /// - Parameter chains: One parameter's draws, chains × draws.
    public static func standardErrorOfStandardDeviation(_ chains: [[Double]]) -> Double? {
        guard isUsable(chains) else { return nil }
        let mean = ChainMoments.mean(ChainMoments.pooled(chains))
        let squares = chains.map { $0.map { ($0 - mean) * ($0 - mean) } }
        let pooled = ChainMoments.pooled(squares)
        let variance = ChainMoments.mean(pooled)
        let size = EffectiveSampleSize.ofMean(SplitChains(squares).halves)
        let error = max(0, ChainMoments.mean(pooled.map { $0 * $0 }) - variance * variance) / size
        return (error / variance / 4).squareRoot()
    }

    /// The Monte Carlo standard error of a quantile: half the distance between the draws at the ends of an interval that
    /// holds the quantile with the probability that a normal distribution gives to ±1 standard error (Vehtari et al. 2021,
    /// section 4.4).
    /// - Parameters:
    ///   - chains: One parameter's draws, chains × draws.
    ///   - probability: Of the quantile, between 0 and 1.
    public static func standardErrorOfQuantile(_ chains: [[Double]], _ probability: Double) -> Double? {
        guard isUsable(chains), probability > 0, probability < 1 else { return nil }
        let sorted = ChainMoments.pooled(chains).sorted()
        let size = quantileESS(chains, sorted: sorted, probability)
        let (a, b) = (size * probability + 1, size * (1 - probability) + 1)
        let last = Double(sorted.count - 1)
        let lower = max(BetaQuantile.value(0.1586553, a, b) * Double(sorted.count) - 1, 0)
        let upper = min(BetaQuantile.value(0.8413447, a, b) * Double(sorted.count) - 1, last)
        return 0.5 * (sorted[Int(max(upper, 0).rounded(.up))] - sorted[Int(lower.rounded(.down))])
    }
}
