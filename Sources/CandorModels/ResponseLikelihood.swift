/// Anything that tells how probable a response is under it.
public protocol ResponseLikelihood: Sendable {
    /// The natural-log probability of a response at temperature 1, its end of turn included.
    /// - Parameters:
    ///   - response: What was said.
    ///   - dialogue: The turns before it.
    ///   - isComplete: Whether the model ended its turn there, so that the end counts as a token; false for a response that
    ///     the token limit cut.
    /// - Returns: The sum over the response's tokens, and how many there are.
    /// - Throws: The module's own error when the model cannot answer, or `CancellationError`.
    func logProbability(
        of response: String, to dialogue: Dialogue, isComplete: Bool
    ) async throws -> (sum: Double, tokens: Int)

    /// The same of several responses, several at once where the model can.
    /// - Parameter responses: Responses with the dialogues that they answer, and whether they are complete.
    /// - Returns: A sum and a number of tokens for each, in order.
    /// - Throws: What ``logProbability(of:to:isComplete:)`` throws; then there are none at all.
    func logProbabilities(
        of responses: [(dialogue: Dialogue, response: String, isComplete: Bool)]
    ) async throws -> [(sum: Double, tokens: Int)]
}

extension ResponseLikelihood {
    /// One response after the other: for models that gain nothing from several at once.
    public func logProbabilities(
        of responses: [(dialogue: Dialogue, response: String, isComplete: Bool)]
    ) async throws -> [(sum: Double, tokens: Int)] {
        var found: [(sum: Double, tokens: Int)] = []
        for (dialogue, response, isComplete) in responses {
            found.append(try await logProbability(of: response, to: dialogue, isComplete: isComplete))
        }
        return found
    }
}
