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
