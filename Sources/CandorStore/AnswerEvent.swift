import CandorModels

/// An answer that a run has used.
public struct AnswerEvent: Sendable {
    /// What was asked.
    public var call: Call
    /// What was said.
    public var completion: Completion
    /// Whether the model was asked just now; otherwise the answer was remembered.
    public var isNew: Bool

    /// Creates an event.
    public init(call: Call, completion: Completion, isNew: Bool) {
        self.call = call
        self.completion = completion
        self.isNew = isNew
    }
}
