/// Anything that scores a response to a dialogue: a reward model, a judge, a fitted head.
public protocol PreferenceModel: ServedModel {
    /// Whether a score says how a response stands among the others that answer the same dialogue in the same batch, so that it
    /// means nothing without them. Of a pair, the difference of the two scores is what the model prefers one by, in log-odds.
    var isComparative: Bool { get }

    /// Scores a response.
    /// - Parameters:
    ///   - response: The assistant's last turn.
    ///   - dialogue: The turns before it.
    /// - Returns: A real number, higher for a response preferred more; only differences within one dialogue have a meaning.
    ///   No finite number where the model gives this response none, as for one that is longer than it reads: it is unscored.
    /// - Throws: The module's own error when the model cannot answer, or `CancellationError`.
    func score(_ response: String, to dialogue: Dialogue) async throws -> Double

    /// Scores many responses, several at once where the model can.
    /// - Parameter responses: Responses with the dialogues that they answer; dialogues may differ.
    /// - Returns: As many scores as there are responses, in the same order; what is no finite number is no score.
    /// - Throws: What ``score(_:to:)`` throws; then there are no scores at all.
    func scores(of responses: [(dialogue: Dialogue, response: String)]) async throws -> [Double]
}

extension PreferenceModel {
    /// A score says something by itself.
    public var isComparative: Bool { false }

    /// Scores one response after the other: for models that gain nothing from several at once.
    public func scores(of responses: [(dialogue: Dialogue, response: String)]) async throws -> [Double] {
        var scores: [Double] = []
        scores.reserveCapacity(responses.count)
        for (dialogue, response) in responses { scores.append(try await score(response, to: dialogue)) }
        return scores
    }
}
