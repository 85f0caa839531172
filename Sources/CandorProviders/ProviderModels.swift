import CandorModels

/// Makes models behind HTTP from their names.
public struct ProviderModels: Sendable {
    /// The kinds of model names that are served: `openai` and `anthropic`.
    public static let kinds = ["anthropic", "openai"]

    private let environment: [String: String]

    /// Creates a factory.
    /// - Parameter environment: The process's environment, for the keys.
    public init(environment: [String: String]) {
        self.environment = environment
    }

    /// Makes a model.
    /// - Parameter name: `openai:MODEL[@BASE_URL]` or `anthropic:MODEL[@BASE_URL]`.
    /// - Returns: The model; nothing has been asked yet.
    /// - Throws: ``ProviderError`` if the kind is not served here, a key is missing or the base URL is not one.
    public func model(named name: ModelName) throws -> any LanguageModel {
        throw ProviderError(code: .unknownKind)
    }
}

/// A failure.
public struct ProviderError: Error {
    /// The kinds of failure.
    public enum Code: Sendable { case unknownKind }
    /// What kind.
    public let code: Code
}
