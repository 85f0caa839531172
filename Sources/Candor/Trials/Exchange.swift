import CandorModels

/// One call of a trial: what was asked and what came back.
public struct Exchange: Codable, Hashable, Sendable {
    /// What the call is for: `response`, `first_answer`, `reasoning`, `confidence_first`, `challenge`, `second_answer`, …
    public var purpose: String
    /// The turns that the assistant saw.
    public var dialogue: Dialogue
    /// What it said.
    public var response: String
    /// Why it ended; `length` means that the token limit cut it.
    public var finish: FinishReason
    /// Whether the response reads as a refusal to do the task.
    public var refusal: Bool

    /// Creates an exchange.
    public init(purpose: String, dialogue: Dialogue, response: String, finish: FinishReason, refusal: Bool) {
        self.purpose = purpose
        self.dialogue = dialogue
        self.response = response
        self.finish = finish
        self.refusal = refusal
    }
}
