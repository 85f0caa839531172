/// Quantiles of draws, linear between order statistics (Hyndman and Fan, "Sample quantiles in statistical packages", The
/// American Statistician 50, 1996, definition 7, which R and ArviZ use).
enum Quantile {
    /// The value below which a share of the draws lies.
    /// - Parameters:
    ///   - sorted: At least one draw, ascending.
    ///   - probability: The share, 0 to 1.
    static func ofSorted(_ sorted: [Double], _ probability: Double) -> Double {
        let count = Double(sorted.count)
        // n p + (1 − p), in just this order: rounding decides on which side of the quantile a draw that equals it lies.
        let place = count * probability + (1 - probability)
        let below = max(1, min(place.rounded(.down), count - 1))
        let share = max(0, min(1, place - below))
        let lower = sorted[Int(below) - 1]
        return (1 - share) * lower + share * sorted[min(Int(below), sorted.count - 1)]
    }
}
