import CandorStatistics
import Foundation

/// Shares as tables on the terminal have them.
enum EstimateText {
    /// The 95% interval of a share in percent; `-` for none.
    static func interval(_ estimate: Estimate) -> String {
        guard let lower = estimate.lower, let upper = estimate.upper else { return "-" }
        return String(format: "%.1f to %.1f", lower * 100, upper * 100)
    }
}
