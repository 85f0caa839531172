import CandorModels

/// A kind of models behind HTTP: all that is particular to a provider is in its folder, and it is a line in ``all``.
public struct ChatProvider: Sendable {
    /// The providers, in the order in which they are listed.
    public static let all: [ChatProvider] = [.openAI, .anthropic]

    /// The provider of a kind; `nil` where there is none.
    /// - Parameter kind: What stands before the colon of a model's name.
    public static func of(_ kind: String) -> ChatProvider? { all.first { $0.kind == kind } }

    /// What stands before the colon of a model's name.
    public let kind: String
    /// What stands behind it, and what it leads to: a line for a list.
    public let form: String
    /// The environment variable that holds the key for the provider's own address.
    public var keyVariable: String { provider.keyVariable }

    /// Address, key, headers.
    let provider: Provider
    /// What models cost, by their names without a date.
    let prices: [String: ModelPrice]
    /// The page that the prices were read from.
    let pricePage: String
    /// How a model is asked and answers.
    let dialect: @Sendable (ModelName) -> any ChatDialect
    /// Makes a model on a connection.
    let model: @Sendable (ModelName, ProviderConnection) -> any LanguageModel
}
