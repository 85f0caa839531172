import Candor
import Foundation

/// Shares as percentages for a table.
enum PercentText {
    /// A share, or a dash for none.
    static func value(_ share: Double?) -> String { share.map { String(format: "%.1f%%", $0 * 100) } ?? "-" }

    /// The 95% interval, or a dash for none.
    static func interval(_ estimate: EstimateRecord?) -> String { interval(estimate?.lower, estimate?.upper) }

    /// An interval, or a dash where an end is missing.
    static func interval(_ lower: Double?, _ upper: Double?) -> String {
        guard let lower, let upper else { return "-" }
        return String(format: "%.1f to %.1f", lower * 100, upper * 100)
    }
}
