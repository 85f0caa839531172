/// Anything that turns a response in its dialogue into a vector.
public protocol ResponseEmbedder: Sendable {
    /// The name that the user gave.
    var name: ModelName { get }
    /// What the model is.
    var identity: ModelIdentity { get }

    /// Embeds responses, several at once where the model can; what they share at their beginning is computed once.
    /// - Parameters:
    ///   - responses: Responses with the dialogues that they answer.
    ///   - window: How many tokens are read at most, counted from the response's end, at least 1.
    /// - Returns: One vector a response, all of the same length and of Euclidean length 1.
    /// - Throws: The module's own error when the model cannot answer, or `CancellationError`; then there are none at all.
    func embed(_ responses: [(dialogue: Dialogue, response: String)], window: Int) async throws -> [[Float]]
}
