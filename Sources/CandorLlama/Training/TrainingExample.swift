import CandorModels

/// A response that a model is to learn to give.
public struct TrainingExample: Codable, Hashable, Sendable {
    /// The turns before it.
    public var dialogue: Dialogue
    /// What is to be said.
    public var response: String
    /// Whether the response ends there, so that the end of the turn is learned too; false for one that a token limit cut.
    public var isComplete: Bool

    /// Creates an example.
    /// - Parameters:
    ///   - dialogue: The turns before the response.
    ///   - response: What is to be said.
    ///   - isComplete: Whether the response ends there; false for one that a token limit cut.
    public init(dialogue: Dialogue, response: String, isComplete: Bool = true) {
        self.dialogue = dialogue
        self.response = response
        self.isComplete = isComplete
    }
}
