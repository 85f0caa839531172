import Foundation

/// What differs between the providers before a word is said: address, key, headers.
struct Provider: Sendable {
    /// The environment variable that holds the key, which goes to the provider's own address only.
    var keyVariable: String
    /// The provider's own base URL; `nil` for servers that stand anywhere.
    var baseURL: String?
    /// The environment variable that names another base URL for names without one, as the provider's own client reads it.
    var addressVariable: String?
    /// Where a base URL leads: the path of its address, which is the same for all spellings, and of what is asked.
    var paths: @Sendable (_ base: BaseURL) -> (address: String, asked: String)
    /// The headers, given the key, which may be empty, and the host.
    var headers: @Sendable (_ key: String, _ host: String) -> [(name: String, value: String)]

    /// Chat completions as OpenAI defined them (https://platform.openai.com/docs/api-reference/chat/create).
    ///
    /// A base URL is used as it is given, `/chat/completions` added if it is not there. Where it has no path at all, `/v1` is added
    /// too: all servers of one's own stand there. Azure takes its keys, but not its tokens, in a header of its own
    /// (https://learn.microsoft.com/azure/ai-services/openai/reference).
    static let openAI = Provider(
        keyVariable: "OPENAI_API_KEY", baseURL: "https://api.openai.com/v1", addressVariable: "OPENAI_BASE_URL",
        paths: { base in
            let end = "/chat/completions"
            let path = base.path(without: end) ?? (base.path.isEmpty ? "/v1" : base.path)
            return (path, path + end)
        },
        headers: { key, host in
            guard !key.isEmpty else { return [] }
            let isAzureKey = host.hasSuffix(".azure.com") && !key.hasPrefix("eyJ")
            return isAzureKey ? [("api-key", key)] : [("authorization", "Bearer \(key)")]
        })

    /// Anthropic's messages (https://docs.anthropic.com/en/api/messages); a base URL may end in `/v1`, in `/messages`, or before them.
    static let anthropic = Provider(
        keyVariable: "ANTHROPIC_API_KEY", baseURL: "https://api.anthropic.com", addressVariable: "ANTHROPIC_BASE_URL",
        paths: { base in
            let version = "/v1"
            let end = "/messages"
            if let path = base.path(without: version + end) ?? base.path(without: version) {
                return (path, path + version + end)
            }
            if let path = base.path(without: end) { return (path, path + end) }
            return (base.path, base.path + version + end)
        },
        headers: { key, _ in [("anthropic-version", "2023-06-01")] + (key.isEmpty ? [] : [("x-api-key", key)]) })

    /// Whether an address is the provider's own: its host or one below it (a region's), by TLS.
    func owns(_ base: BaseURL) -> Bool {
        guard let baseURL, let own = try? BaseURL(baseURL) else { return false }
        return base.scheme == own.scheme && base.port == own.port
            && (base.host == own.host || base.host.hasSuffix(".\(own.host)"))
    }
}
