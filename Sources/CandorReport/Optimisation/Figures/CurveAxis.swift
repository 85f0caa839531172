import Candor
import CandorModels
import Foundation

/// One axis of a figure of curves.
public struct CurveAxis: Hashable, Sendable {
    /// What is shown along it, with its unit.
    public var title: String
    /// The smallest value shown.
    public var lowest: Double
    /// The largest value shown, above the smallest.
    public var highest: Double
    /// Where grid lines stand.
    public var ticks: [Double]
    /// Whether equal distances are equal factors.
    public var isLogarithmic: Bool
    /// What stands at the grid lines, where that is no number.
    public var names: [String]?
    /// How values are written.
    var unit: MetricUnit

    /// A linear axis with round ends.
    /// - Parameters:
    ///   - title: What is shown along it.
    ///   - values: What has to fit.
    ///   - unit: The unit of the values.
    ///   - includesZero: Whether 0 is shown whatever the values.
    ///   - maximumTicks: The largest number of intervals between grid lines.
    init(_ title: String, fitting values: [Double], unit: MetricUnit, includesZero: Bool = false, maximumTicks: Int = 6)
    {
        let finite = values.filter(\.isFinite) + (includesZero ? [0] : [])
        var (low, high) = (finite.min() ?? 0, finite.max() ?? 1)
        if high - low < 1e-9 { (low, high) = (low - 0.5 / unit.scale, high + 0.5 / unit.scale) }
        let step = Self.step(over: high - low, maximumTicks)
        let (first, last) = ((low / step + 1e-9).rounded(.down), (high / step - 1e-9).rounded(.up))
        self.title = title
        self.unit = unit
        lowest = first * step
        highest = last * step
        ticks = stride(from: first, through: last, by: 1).map { $0 * step }
        isLogarithmic = false
    }

    /// An axis of numbers of responses: powers of two, or of four or sixteen where those are too many.
    /// - Parameters:
    ///   - title: What is shown along it.
    ///   - largest: The largest number, at least 1.
    init(_ title: String, upTo largest: Int) {
        let doublings = Int(log2(Double(max(largest, 2))).rounded(.up))
        let stride = doublings > 14 ? 4 : doublings > 7 ? 2 : 1
        self.title = title
        unit = .score
        lowest = 1
        highest = Double(max(largest, 2))
        ticks = Swift.stride(from: 0, through: doublings, by: stride).map { pow(2, Double($0)) }
            .filter { $0 <= Double(max(largest, 2)) }
        isLogarithmic = true
    }

    /// A value's share of the axis, from 0 to 1.
    func share(_ value: Double) -> Double {
        let share =
            isLogarithmic
            ? log(max(value, 1e-9) / lowest) / log(highest / lowest) : (value - lowest) / (highest - lowest)
        return min(max(share, 0), 1)
    }

    /// A grid line's label.
    func label(_ tick: Double) -> String {
        if let names, let place = ticks.firstIndex(of: tick) { return names[place] }
        guard !isLogarithmic else { return NumberText.count(Int(saturating: tick)) }
        return unit.tick(tick, step: ticks.count > 1 ? ticks[1] - ticks[0] : 1)
    }

    /// 1, 2, 2½ or 5 times a power of ten.
    private static func step(over range: Double, _ maximumTicks: Int) -> Double {
        let rough = range / Double(max(1, maximumTicks))
        let power = pow(10, log10(rough).rounded(.down))
        return ([1, 2, 2.5, 5, 10].first { $0 * power >= rough - 1e-12 } ?? 10) * power
    }
}
