import Foundation

extension PosteriorSummary {
    /// Summarises draws.
    /// - Parameter draws: At least one, in any order. Quantiles are interpolated between order statistics (Hyndman & Fan
    ///   1996, type 7).
    init(of draws: [Double]) {
        self.init(ofSorted: draws.sorted())
    }

    /// Summarises the probabilities σ(α) of effects α, which keep their order.
    /// - Parameter effects: Draws of α in ascending order; at least one.
    init(probabilitiesOfSorted effects: [Double]) {
        self.init(ofSorted: effects.map { 1 / (1 + exp(-$0)) })
    }

    /// Summarises draws.
    /// - Parameter sorted: The draws in ascending order; at least one.
    init(ofSorted sorted: [Double]) {
        let mean = sorted.reduce(0, +) / Double(sorted.count)
        let squares = sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        self.init(
            mean: mean, standardDeviation: (squares / Double(max(1, sorted.count - 1))).squareRoot(),
            median: Quantile.ofSorted(sorted, 0.5), lower50: Quantile.ofSorted(sorted, 0.25),
            upper50: Quantile.ofSorted(sorted, 0.75), lower95: Quantile.ofSorted(sorted, 0.025),
            upper95: Quantile.ofSorted(sorted, 0.975))
    }
}
