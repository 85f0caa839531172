extension ChatProvider {
    /// Chat completions as OpenAI defined them.
    static let openAI = ChatProvider(
        kind: "openai", form: "MODEL[@BASE_URL]: chat completions as OpenAI, vLLM, llama-server, Ollama … speak them",
        provider: .openAI,
        prices: [
            "gpt-4.1": ModelPrice(input: 2, cachedInput: 0.5, output: 8),
            "gpt-4.1-mini": ModelPrice(input: 0.4, cachedInput: 0.1, output: 1.6),
            "gpt-4.1-nano": ModelPrice(input: 0.1, cachedInput: 0.025, output: 0.4),
            "gpt-4o": ModelPrice(input: 2.5, cachedInput: 1.25, output: 10),
            "gpt-4o-mini": ModelPrice(input: 0.15, cachedInput: 0.075, output: 0.6),
        ], pricePage: "https://platform.openai.com/docs/pricing",
        dialect: { OpenAIChat(model: $0.servedName) }, model: { OpenAIModel(name: $0, connection: $1) })
}

extension Provider {
    /// Chat completions as OpenAI defined them (https://platform.openai.com/docs/api-reference/chat/create).
    ///
    /// A base URL is used as it is given, `/chat/completions` added if it is not there. Where it has no path at all, `/v1` is added
    /// too: all servers of one's own stand there. Azure takes its keys, but not its tokens, in a header of its own
    /// (https://learn.microsoft.com/azure/ai-services/openai/reference).
    static let openAI = Provider(
        keyVariable: "OPENAI_API_KEY", baseURL: "https://api.openai.com/v1", addressVariable: "OPENAI_BASE_URL",
        usualPath: "/v1",
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
}
