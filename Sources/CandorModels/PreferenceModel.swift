/// Anything that scores a response to a dialogue: a reward model, a judge, a fitted head.
public protocol PreferenceModel: Sendable {
    /// The name that the user gave.
    var name: ModelName { get }
    /// What the model is, for the key of a call.
    var identity: ModelIdentity { get }

    /// Scores a response.
    /// - Parameters:
    ///   - response: The assistant's last turn.
    ///   - dialogue: The turns before it.
    /// - Returns: A real number, higher for a response preferred more; only differences within one dialogue have a meaning.
    /// - Throws: The module's own error when the model cannot answer, or `CancellationError`.
    func score(_ response: String, to dialogue: Dialogue) async throws -> Double
}
