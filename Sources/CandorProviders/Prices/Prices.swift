import CandorModels

/// The list prices of a few well-known models, for a running estimate of the cost. A model that is not listed has no price
/// here, and so has one behind a base URL of one's own.
public enum Prices {
    /// The month in which the list was last compared with the providers' pages.
    public static let asOf = "2026-11"
    /// The pages that the list was read from.
    public static let sources = [
        "https://platform.openai.com/docs/pricing", "https://platform.claude.com/docs/en/about-claude/pricing",
    ]

    /// What a model costs.
    /// - Parameter name: The model; a date at the end of its name is left out of account.
    /// - Returns: Its list price, or `nil` if it is not known here.
    public static func price(of name: ModelName) -> ModelPrice? {
        guard name.baseURL == nil else { return nil }
        return list["\(name.kind):\(undated(name.servedName))"]
    }

    private static let list: [String: ModelPrice] = [
        "openai:gpt-4.1": ModelPrice(input: 2, cachedInput: 0.5, output: 8),
        "openai:gpt-4.1-mini": ModelPrice(input: 0.4, cachedInput: 0.1, output: 1.6),
        "openai:gpt-4.1-nano": ModelPrice(input: 0.1, cachedInput: 0.025, output: 0.4),
        "openai:gpt-4o": ModelPrice(input: 2.5, cachedInput: 1.25, output: 10),
        "openai:gpt-4o-mini": ModelPrice(input: 0.15, cachedInput: 0.075, output: 0.6),
        "anthropic:claude-opus-5": ModelPrice(input: 5, cachedInput: 0.5, output: 25),
        "anthropic:claude-sonnet-5-5": ModelPrice(input: 2, cachedInput: 0.1, output: 10),
        "anthropic:claude-opus-4-5": ModelPrice(input: 5, cachedInput: 0.5, output: 25),
        "anthropic:claude-sonnet-4-5": ModelPrice(input: 3, cachedInput: 0.3, output: 15),
        "anthropic:claude-haiku-4-5": ModelPrice(input: 1, cachedInput: 0.1, output: 5),
    ]

    /// `claude-haiku-4-5-20251001` and `gpt-4o-2024-08-06` without their dates.
    private static func undated(_ model: String) -> String {
        model.replacing(#/-(\d{8}|\d{4}-\d{2}-\d{2})$/#, with: "")
    }
}
