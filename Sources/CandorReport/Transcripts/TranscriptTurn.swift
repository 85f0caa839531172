import Candor
import CandorModels

/// One turn of a transcript as a reader sees it.
struct TranscriptTurn: Hashable, Sendable {
    /// Who speaks.
    var role: Role
    /// What is said.
    var text: String
    /// What the call was for, where the turn answers one.
    var purpose: String?
    /// Whether the turn was asked aside and is no part of the history.
    var aside = false
    /// Whether the token limit cut it.
    var cut = false
    /// Whether it reads as a refusal.
    var refusal = false
    /// What was reasoned before, where it is shown.
    var reasoning: String?
    /// Why there is no answer, where there is none.
    var missing: String?

    private static func missing(_ exchange: Exchange) -> String? {
        guard let reason = exchange.unscored else { return nil }
        return [reason.inWords, exchange.failure].compactMap { $0 }.joined(separator: ": ")
    }

    /// A trial's turns in the order in which they were spoken: the dialogue with its response, and between its turns those
    /// that were asked aside (a stated confidence, who wrote the work).
    /// - Parameter trial: The trial.
    static func turns(of trial: Trial) -> [TranscriptTurn] {
        let thread = trial.dialogue.withoutPrefill.messages + [.assistant(trial.response)]
        var turns: [TranscriptTurn] = []
        var shown = 0
        for exchange in trial.exchanges {
            let asked = exchange.dialogue.withoutPrefill.messages
            let reply = TranscriptTurn(
                role: .assistant, text: exchange.response, purpose: exchange.purpose, cut: exchange.finish == .length,
                refusal: exchange.refusal, reasoning: exchange.reasoning, missing: Self.missing(exchange))
            if asked.count >= shown, thread.starts(with: asked + [.assistant(exchange.response)]) {
                turns += thread[shown..<asked.count].map { TranscriptTurn(role: $0.role, text: $0.content) } + [reply]
                shown = asked.count + 1
            } else if let question = asked.last {
                turns += [TranscriptTurn(role: question.role, text: question.content), reply].map { turn in
                    var turn = turn
                    turn.aside = true
                    return turn
                }
            }
        }
        // What was not asked for is no turn.
        if !trial.isAnswered, thread.last?.content.isEmpty == true { shown = max(shown, thread.count) }
        return turns + thread[min(shown, thread.count)...].map { TranscriptTurn(role: $0.role, text: $0.content) }
    }
}
