import Candor
import CandorModels

/// Reasons for missing answers or verdicts, for one line on the terminal.
package enum UnansweredText {
    /// For example `3 filtered, 1 failed`; `nil` where there is none.
    package static func of(_ reasons: [UnscoredReason: Int]) -> String? {
        let parts = reasons.filter { $0.value > 0 }.sorted { $0.key < $1.key }.map { "\($0.value) \(text(of: $0.key))" }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    private static func text(of reason: UnscoredReason) -> String {
        switch reason {
        case .empty: "empty"
        case .cut: "cut at the token limit before any visible text"
        case .filtered: "filtered"
        case .refused: "refused by the provider"
        case .toolCall: "tool calls"
        case .failed: "failed"
        case .tooLong: "too long for the model"
        case .unreadable: "unreadable"
        case .undecided: "undecided"
        case .notAsked: "not asked"
        }
    }
}
