import CandorModels

/// The value axis of a figure, in fractions.
public struct FigureAxis: Hashable, Sendable {
    /// What is measured, for example `Feedback positivity`.
    public var title: String
    /// Where bars begin: ½ for positivity, else 0.
    public var origin: Double
    /// The smallest value shown.
    public var lowest: Double
    /// The largest value shown.
    public var highest: Double
    /// Whether values are differences, written with their sign.
    public var isDifference: Bool

    /// Where grid lines stand, from low to high: every quarter of a share, every fifth or tenth of a difference.
    public var ticks: [Double] {
        guard isDifference else { return [0, 0.25, 0.5, 0.75, 1] }
        let step = highest > 0.5 ? 0.5 : highest > 0.2 ? 0.2 : 0.1
        // No difference of shares is larger than 1; of a file that says so the axis ends there.
        let count = max(0, min(100, Int(saturating: (highest / step).rounded(.down))))
        return (-count...count).map { Double($0) * step }
    }
}
