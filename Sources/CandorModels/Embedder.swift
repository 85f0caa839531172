/// Anything that turns texts into vectors.
public protocol Embedder: Sendable {
    /// The name that the user gave.
    var name: ModelName { get }
    /// What the model is, for the key of a call.
    var identity: ModelIdentity { get }

    /// Embeds texts.
    /// - Parameter texts: The texts, in order.
    /// - Returns: One vector a text, all of the same length and of Euclidean length 1.
    /// - Throws: The module's own error when the model cannot answer, or `CancellationError`.
    func embed(_ texts: [String]) async throws -> [[Float]]
}
