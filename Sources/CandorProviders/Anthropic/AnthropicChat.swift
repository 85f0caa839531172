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

/// The body of a messages response, as far as it is needed.
struct AnthropicResponse {
    private let body: JSONValue

    init(_ body: JSONValue) {
        self.body = body
    }

    /// What the body says.
    /// - Throws: ``AttemptFailure`` if there is no answer in it.
    func reply() throws(AttemptFailure) -> ChatReply {
        guard body.members != nil else { throw AttemptFailure(odd: "its JSON is no object") }
        if body["type"]?.string == "error" || body["error"]?.isNothing == false { throw AttemptFailure(reported: body) }
        guard let content = body["content"], content != .null else { throw AttemptFailure(odd: "it has no content") }
        let word = body["stop_reason"]?.text
        guard case .ended(var finish) = FinishReason.reported(word) else {
            throw AttemptFailure(brokenOff: "the provider ended it with '\(word ?? "")'")
        }
        let parts = ContentParts(content)
        if finish == .stop, parts.callsTool, !parts.text.isVisible { finish = .toolCall }
        let usage = TokenUsage(anthropic: body["usage"])
        return ChatReply(
            completion: Completion(
                text: parts.text,
                reasoning: parts.reasoning.isEmpty ? nil : parts.reasoning.joined(separator: "\n\n"), finish: finish,
                usage: usage, servedBy: body["model"]?.text),
            reasons: parts.reasons || (usage.reasoning ?? 0) > 0 || TaggedReasoning(parts.text).reasoning != nil)
    }
}
