/// Why a row of pairs is not used.
public enum PairProblem: String, Hashable, Sendable, CaseIterable, Codable {
    /// The row is no valid text, lacks a field or has one that cannot be used.
    case badRow = "bad row"
    /// The two dialogues differ before their last turn, so that the responses do not answer the same thing.
    case earlierTurnsDiffer = "the dialogues differ before the last turn"
    /// A dialogue does not end with the assistant's turn: there is no response.
    case noResponse = "the last turn is not the assistant's"
    /// What is answered does not end with the human's turn.
    case notAfterHuman = "the turn before the responses is not the human's"
    /// A response has no text.
    case emptyResponse = "a response is empty"
    /// Both responses are the same.
    case equalResponses = "both responses are equal"
}
