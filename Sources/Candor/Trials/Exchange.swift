import CandorModels
import CandorText

/// One call of a trial: what was asked and what came back.
public struct Exchange: Hashable, Sendable {
    /// What the call is for: `response`, `first_answer`, `reasoning`, `confidence_first`, `challenge`, `second_answer`, …
    public var purpose: String
    /// The turns that the assistant saw.
    public var dialogue: Dialogue
    /// What it said, reasoning apart; empty where there is no answer.
    public var response: String
    /// What it reasoned before, where it shows that.
    public var reasoning: String?
    /// How it ended; `length` means that the token limit cut it; `nil` where the call failed.
    public var finish: FinishReason?
    /// Whether the response reads as a refusal to do the task.
    public var refusal: Bool
    /// Why there is no answer; `nil` where there is one.
    public var unscored: UnscoredReason?
    /// What the call failed of, where it did.
    public var failure: String?

    /// Creates an exchange.
    /// - Parameters:
    ///   - purpose: What the call is for.
    ///   - dialogue: The turns that the assistant saw.
    ///   - response: What it said.
    ///   - reasoning: What it reasoned before.
    ///   - finish: How it ended.
    ///   - refusal: Whether the response reads as a refusal.
    ///   - unscored: Why there is no answer.
    ///   - failure: What the call failed of.
    public init(
        purpose: String, dialogue: Dialogue, response: String, reasoning: String? = nil, finish: FinishReason?,
        refusal: Bool, unscored: UnscoredReason? = nil, failure: String? = nil
    ) {
        self.purpose = purpose
        self.dialogue = dialogue
        self.response = response
        self.reasoning = reasoning
        self.finish = finish
        self.refusal = refusal
        self.unscored = unscored
        self.failure = failure
    }

    /// Creates the exchange that a reply makes.
    /// - Parameters:
    ///   - purpose: What the call is for.
    ///   - dialogue: The turns that the assistant saw.
    ///   - reply: What came of it.
    public init(purpose: String, dialogue: Dialogue, reply: Reply) {
        self.init(
            purpose: purpose, dialogue: dialogue, response: reply.completion?.text ?? "",
            reasoning: reply.completion?.reasoning, finish: reply.completion?.finish,
            refusal: reply.text.map(RefusalCues.reads(asRefusal:)) ?? (reply.completion?.finish == .refused),
            unscored: reply.reason, failure: reply.failure?.detail)
    }
}
