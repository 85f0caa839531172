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
