import Foundation

/// What differs between the providers before a word is said: address, key, headers.
struct Provider: Sendable {
    /// The environment variable that holds the key.
    var keyVariable: String
    /// The provider's own base URL.
    var baseURL: String
    /// The full address under a base URL.
    var address: @Sendable (_ base: String) -> String
    /// The headers, given the key, which may be empty.
    var headers: @Sendable (_ key: String) -> [(name: String, value: String)]

    /// Chat completions as OpenAI defined them
    /// (https://platform.openai.com/docs/api-reference/chat/create); a base URL is used as it is given.
    static let openAI = Provider(
        keyVariable: "OPENAI_API_KEY", baseURL: "https://api.openai.com/v1",
        address: { withoutTrailingSlash($0) + "/chat/completions" },
        headers: { $0.isEmpty ? [] : [("authorization", "Bearer \($0)")] })

    /// Anthropic's messages (https://docs.anthropic.com/en/api/messages); a base URL may end in `/v1` or not.
    static let anthropic = Provider(
        keyVariable: "ANTHROPIC_API_KEY", baseURL: "https://api.anthropic.com",
        address: { base in
            let base = withoutTrailingSlash(base)
            return base.hasSuffix("/v1") ? base + "/messages" : base + "/v1/messages"
        },
        headers: { [("anthropic-version", "2023-06-01")] + ($0.isEmpty ? [] : [("x-api-key", $0)]) })

    private static func withoutTrailingSlash(_ url: String) -> String {
        var url = Substring(url)
        while url.hasSuffix("/") { url.removeLast() }
        return String(url)
    }
}
