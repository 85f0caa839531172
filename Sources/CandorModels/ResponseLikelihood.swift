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
}
