/// Anything that answers a dialogue.
///
/// A call is a pure function of (identity, dialogue, sampling, draw): asking the same again may return the same answer, and
/// a store that has it will. Conforming types take many concurrent calls; pacing, retries and batching are theirs.
public protocol LanguageModel: ServedModel {
    /// What the model can be asked for.
    var capabilities: ModelCapabilities { get }

    /// Answers a dialogue.
    /// - Parameters:
    ///   - dialogue: The turns so far; a trailing assistant turn is continued.
    ///   - sampling: How to draw the answer.
    ///   - draw: Which of several independent answers to the same question this is, from 0. Models that take a seed
    ///     derive the draw's own seed with ``Call/seed(for:draw:)``.
    /// - Returns: What was said.
    /// - Throws: The module's own error when the model cannot answer, or `CancellationError`.
    func complete(_ dialogue: Dialogue, sampling: Sampling, draw: Int) async throws -> Completion
}
