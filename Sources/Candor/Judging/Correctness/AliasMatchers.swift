import CandorText
import Synchronization

/// The matchers made last: an item is judged under every condition and draw, and its question and aliases are read once for all.
final class AliasMatchers: Sendable {
    private struct Key: Hashable {
        var question: String
        var correct: [String]
        var incorrect: [String]
    }

    private static let most = 1_024
    private let made = Mutex<[Key: AliasMatcher]>([:])

    /// The matcher of a question and its aliases.
    func matcher(correct: [String], incorrect: [String], question: String) -> AliasMatcher {
        let key = Key(question: question, correct: correct, incorrect: incorrect)
        if let known = made.withLock({ $0[key] }) { return known }
        let matcher = AliasMatcher(correct: correct, incorrect: incorrect, question: question)
        made.withLock { made in
            if made.count >= Self.most { made.removeAll(keepingCapacity: true) }
            made[key] = matcher
        }
        return matcher
    }
}
