import CandorStatistics
import Foundation

/// Probabilities in percent, as tables on the terminal have them.
enum EffectText {
    /// The median with its 95% interval; `-` for none.
    static func probability(_ summary: PosteriorSummary?) -> String {
        summary.map {
            "\(percent($0.median)) (\(String(format: "%.1f to %.1f", $0.lower95 * 100, $0.upper95 * 100)))"
        } ?? "-"
    }

    /// A difference of probabilities in points, with its sign and its 95% interval.
    static func difference(_ summary: PosteriorSummary) -> String {
        String(
            format: "%+.1f (%+.1f to %+.1f)", summary.median * 100, summary.lower95 * 100, summary.upper95 * 100)
    }

    /// A share in percent; `-` for none.
    static func percent(_ value: Double?) -> String {
        value.map { String(format: "%.1f%%", $0 * 100) } ?? "-"
    }
}
