import CandorModels
import Synchronization

/// Counts the calls of a command that brought no answer for good.
package final class FailureTally: Sendable {
    private struct State {
        var answers = 0
        var counts: [UnscoredReason: Int] = [:]
        var last: CallFailure?
    }

    private let state = Mutex(State())

    func answered() {
        state.withLock { $0.answers += 1 }
    }

    func add(_ failure: CallFailure) {
        state.withLock { state in
            state.counts[failure.reason, default: 0] += 1
            state.last = failure
        }
    }

    /// How many of what kind, what the last one failed of, and what the same command does about them; `nil` where none failed.
    package var words: PlanWords? {
        let (counts, last) = state.withLock { ($0.counts, $0.last) }
        guard let kinds = UnansweredText.of(counts), let last else { return nil }
        let total = counts.values.reduce(0, +)
        var sentences: [PlanWords] = [
            "\(total) \(total == 1 ? "call" : "calls") brought no answer: \(kinds). Last: \(last.detail.asSentence)"
        ]
        if counts[.failed] != nil { sentences.append("The same command tries the failed ones again.") }
        if counts.keys.contains(where: { $0 != .failed }) {
            sentences.append("What was filtered or too long is asked again with \(key: "retry_refused").")
        }
        return sentences.dropFirst().reduce(sentences[0]) { "\($0) \($1)" }
    }

    /// Refuses to go on where nothing but failures came.
    /// - Throws: ``LabError``.
    func expectSomeAnswer() throws {
        let isHopeless = state.withLock { $0.answers == 0 && !$0.counts.isEmpty }
        if isHopeless, let words { throw LabError(.unavailable, "nothing was measured: \(words)") }
    }
}

extension String {
    /// The text with one full stop at its end.
    fileprivate var asSentence: String { hasSuffix(".") ? self : self + "." }
}
