import CandorModels

/// The list prices of a few well-known models, for a running estimate of the cost. A model that is not listed has no price
/// here, and so has one behind a base URL of one's own.
public enum Prices {
    /// The month in which the list was last compared with the providers' pages.
    public static let asOf = "2026-11"
    /// The pages that the list was read from.
    public static let sources = ChatProvider.all.map(\.pricePage)

    /// What a model costs.
    /// - Parameter name: The model; a date at the end of its name is left out of account.
    /// - Returns: Its list price, or `nil` if it is not known here.
    public static func price(of name: ModelName) -> ModelPrice? {
        guard name.baseURL == nil else { return nil }
        return ChatProvider.of(name.kind)?.prices[undated(name.servedName)]
    }

    /// `claude-haiku-4-5-20251001` and `gpt-4o-2024-08-06` without their dates.
    private static func undated(_ model: String) -> String {
        model.replacing(#/-(\d{8}|\d{4}-\d{2}-\d{2})$/#, with: "")
    }
}
