/// What a model *is*, as far as its answers go: the part of a call's key that stays the same wherever the model is served.
///
/// For a GGUF file it is the hash of its bytes; for a provider, the provider's kind and the model's name. A base URL is
/// not part of it, so that moving a server does not forget its answers: that they are the same model's there is asked.
public struct ModelIdentity: Codable, Hashable, Sendable, CustomStringConvertible {
    /// The identity as one line of text, for example `openai:gpt-4.1-mini` or `gguf:sha256:…`.
    public var description: String

    /// Creates an identity.
    /// - Parameter description: One line of text that is equal for equal models only.
    public init(_ description: String) {
        self.description = description
    }

    /// Reads a plain string.
    public init(from decoder: any Decoder) throws {
        description = try decoder.singleValueContainer().decode(String.self)
    }

    /// Writes a plain string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
