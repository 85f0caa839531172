import CandorStatistics

/// One fit beside the effects that made its data, feature by feature.
struct FitOutcome: Codable {
    /// The effects that made the data.
    let truths: [Double]
    /// How many of the ranked draws lie below the truth.
    let ranks: [Int]
    /// Posterior means.
    let means: [Double]
    /// Posterior standard deviations.
    let standardDeviations: [Double]
    /// Whether the 95% interval holds the truth.
    let isCovered: [Bool]
    /// The smallest bulk effective sample size.
    let minimumBulkESS: Double
    /// Divergent trajectories.
    let divergences: Int
    /// Whether the fit calls itself converged.
    let hasConverged: Bool

    /// Compares a fit with the truth.
    /// - Parameters:
    ///   - fit: The fit.
    ///   - truth: The effects that made its data.
    ///   - ranked: How many draws, evenly spaced over all chains, the truth is ranked among.
    init(_ fit: PreferenceFit, truth: [Double], ranked: Int) {
        let summaries = fit.features.compactMap { fit.effects[$0]?.effect }
        truths = truth
        ranks = truth.indices.map { feature in
            let draws = fit.draws.series(feature).flatMap { $0 }
            return (0..<ranked).count { draws[$0 * draws.count / ranked] < truth[feature] }
        }
        means = summaries.map(\.mean)
        standardDeviations = summaries.map(\.standardDeviation)
        isCovered = zip(summaries, truth).map { $0.lower95 <= $1 && $1 <= $0.upper95 }
        minimumBulkESS = fit.diagnostics.minimumBulkESS ?? 0
        divergences = fit.diagnostics.divergences
        hasConverged = fit.diagnostics.hasConverged
    }
}
