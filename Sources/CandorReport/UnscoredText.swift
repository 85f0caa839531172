import Candor
import CandorModels

/// How many observations are unscored, and why.
enum UnscoredText {
    /// For example `5 (3 cut, 2 undecided)`.
    static func count(_ estimate: EstimateRecord) -> String {
        let count = NumberText.count(estimate.unscored)
        return list(estimate.unscoredReasons).map { "\(count) (\($0))" } ?? count
    }

    /// For example `3 cut, 2 undecided`; `nil` where there is none.
    static func list(_ reasons: [UnscoredReason: Int]) -> String? {
        let parts = reasons.filter { $0.value > 0 }.sorted { $0.key < $1.key }
            .map { "\(NumberText.count($0.value)) \($0.key.rawValue.replacing("_", with: " "))" }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
}
