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
        func quantile(_ probability: Double) -> Double {
            let place = probability * Double(sorted.count - 1)
            let below = Int(place)
            let above = min(below + 1, sorted.count - 1)
            return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
        }
        self.init(
            mean: mean, standardDeviation: (squares / Double(max(1, sorted.count - 1))).squareRoot(),
            median: quantile(0.5), lower50: quantile(0.25), upper50: quantile(0.75), lower95: quantile(0.025),
            upper95: quantile(0.975))
    }
}
