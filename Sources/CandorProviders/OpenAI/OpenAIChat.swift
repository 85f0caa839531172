import CandorModels

/// Chat completions (https://platform.openai.com/docs/api-reference/chat).
struct OpenAIChat: ChatDialect {
    /// The model's name in the request.
    var model: String

    func request(_ call: ChatCall, _ adaptation: ParameterAdaptation) -> ChatRequest {
        .openAI(model: model, call, adaptation)
    }

    func reply(_ body: JSONValue) throws(AttemptFailure) -> ChatReply {
        try OpenAIResponse(body.array?.first ?? body).reply()
    }

    func body(_ events: [ServerEvent]) throws(AttemptFailure) -> JSONValue {
        var stream = OpenAIStream()
        for event in events { try stream.add(event) }
        return try stream.body()
    }
}
