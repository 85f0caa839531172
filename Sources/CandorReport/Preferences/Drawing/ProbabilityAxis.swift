import CandorModels
import Foundation

/// A value axis around an even chance, or around no difference: as narrow as the values allow, with round ends.
struct ProbabilityAxis: Hashable, Sendable {
    /// The smallest value shown.
    var lowest: Double
    /// The largest value shown.
    var highest: Double
    /// The distance of grid lines.
    var step: Double
    /// The value of no effect: ½, or 0 for differences.
    var origin: Double

    /// - Parameters:
    ///   - values: What has to fit, as fractions; those that are not finite are passed over.
    ///   - origin: The value of no effect.
    ///   - maximumTicks: The largest number of intervals between grid lines.
    init(_ values: [Double], origin: Double = 0.5, maximumTicks: Int = 8) {
        let finite = values.filter(\.isFinite)
        let low = min(finite.min() ?? origin, origin - 0.01)
        let high = max(finite.max() ?? origin, origin + 0.01)
        let steps = [0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5]
        step = steps.first { (high - low) / $0 <= Double(maximumTicks) } ?? 0.5
        self.origin = origin
        lowest = max(origin - (origin == 0 ? 1 : 0.5), ((low - origin) / step + 1e-9).rounded(.down) * step + origin)
        highest = min(origin + (origin == 0 ? 1 : 0.5), ((high - origin) / step - 1e-9).rounded(.up) * step + origin)
    }

    /// Where grid lines stand, from low to high.
    var ticks: [Double] {
        let (first, last) = (Int(((lowest - origin) / step).rounded()), Int(((highest - origin) / step).rounded()))
        return (first...max(first, last)).map { origin + Double($0) * step }
    }

    /// A grid line's label.
    func label(_ tick: Double) -> String {
        guard step < 0.01 else { return NumberText.tick(tick, isDifference: origin == 0) }
        return NumberText.value(tick, isDifference: origin == 0)
    }

    /// A value's share of the axis, kept within its ends.
    func share(_ value: Double) -> Double {
        min(max((value - lowest) / (highest - lowest), 0), 1)
    }
}
