extension ChatProvider {
    /// Anthropic's messages.
    static let anthropic = ChatProvider(
        kind: "anthropic", form: "MODEL[@BASE_URL]: the messages API", provider: .anthropic,
        prices: [
            "claude-opus-5": ModelPrice(input: 5, cachedInput: 0.5, output: 25),
            "claude-sonnet-5-5": ModelPrice(input: 2, cachedInput: 0.1, output: 10),
            "claude-opus-4-5": ModelPrice(input: 5, cachedInput: 0.5, output: 25),
            "claude-sonnet-4-5": ModelPrice(input: 3, cachedInput: 0.3, output: 15),
            "claude-haiku-4-5": ModelPrice(input: 1, cachedInput: 0.1, output: 5),
        ], pricePage: "https://platform.claude.com/docs/en/about-claude/pricing",
        dialect: { AnthropicChat(model: $0.servedName) }, model: { AnthropicModel(name: $0, connection: $1) })
}

extension Provider {
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
}
