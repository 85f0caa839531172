import Candor
import CandorModels

/// Shows a pair to a model so that nothing in its texts can be taken for the frame around them.
///
/// The frame's lines carry a mark made from a hash of the texts. It stands in none of them, so that no text can close its
/// part or open another; and it is the same every time, so that a remembered answer is found again.
struct PairFence {
    /// The values of a template's fields.
    let values: [String: String]

    init(_ pair: PreferencePair) {
        let turns = pair.dialogue.messages.map { ($0.role == .user ? "human" : $0.role.rawValue, $0.content) }
        let texts = turns.map(\.1) + [pair.responseA, pair.responseB]
        let fence = Self.mark(for: texts)
        values = [
            "fence": fence,
            "conversation": turns.map { "[\(fence) \($0)]\n\($1)" }.joined(separator: "\n"),
            "response_a": pair.responseA, "response_b": pair.responseB,
        ]
    }

    /// Eight hexadecimal digits that occur in none of the texts.
    private static func mark(for texts: [String]) -> String {
        let joined = texts.joined(separator: "\n").lowercased()
        var attempt = 0
        while true {
            let mark = String(Fingerprint.short(joined, String(attempt)).prefix(8))
            guard joined.contains(mark) else { return mark }
            attempt += 1
        }
    }
}
