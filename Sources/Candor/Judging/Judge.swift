import CandorModels
import CandorText

/// What turns text into a verdict: rules, or a model with a prompt.
public protocol Judge: Sendable {
    /// How the judge is named in the results: `rules` or a model's name.
    var name: String { get }

    /// Answers one question about answers that are there to be read; ask by ``ruling(on:)``, which sees to that. A judge that
    /// cannot tell says so with an unscored ruling; it does not guess.
    /// - Parameter question: What is to be judged.
    /// - Returns: A verdict with its reason, or unscored with the reason why.
    /// - Throws: Only when the judge cannot be asked at all (a model that cannot be reached), or `CancellationError`.
    func rule(on question: any JudgeQuestion) async throws -> Ruling
}

extension Judge {
    /// Has a question judged, if there is something to judge: reasoning in tags is no part of an answer, and without visible text
    /// there is no verdict.
    /// - Parameter question: What is to be judged.
    /// - Returns: A verdict with its reason, or unscored with the reason why.
    /// - Throws: What ``rule(on:)`` throws.
    public func ruling(on question: any JudgeQuestion) async throws -> Ruling {
        let question = question.withReasoningApart
        guard question.answers.allSatisfy(\.isVisible) else {
            return .unscored(UnscoredReason.empty.inWords, .empty)
        }
        return try await rule(on: question)
    }
}

extension UnscoredReason {
    /// The reason as a sentence's beginning, for a verdict's reason and for lists.
    public var inWords: String {
        switch self {
        case .empty: "there is no visible answer"
        case .cut: "the token limit cut the answer before any visible text"
        case .filtered: "a content filter took the answer away"
        case .refused: "the provider refused in the answer's place"
        case .toolCall: "the model called a tool instead of answering"
        case .failed: "the call failed"
        case .tooLong: "the dialogue is longer than the model reads"
        case .unreadable: "the judge's reply is no verdict"
        case .undecided: "the evidence is thin or contrary"
        case .notAsked: "an earlier turn has no answer, so this one was not asked"
        }
    }
}
