import CandorModels

/// Messages (https://docs.anthropic.com/en/api/messages).
struct AnthropicChat: ChatDialect {
    /// The model's name in the request.
    var model: String

    func request(_ call: ChatCall, _ adaptation: ParameterAdaptation) -> ChatRequest {
        .anthropic(model: model, call, adaptation)
    }

    func reply(_ body: JSONValue) throws(AttemptFailure) -> ChatReply {
        try AnthropicResponse(body).reply()
    }

    func body(_ events: [ServerEvent]) throws(AttemptFailure) -> JSONValue {
        var stream = AnthropicStream()
        for event in events { try stream.add(event) }
        return try stream.body()
    }
}
