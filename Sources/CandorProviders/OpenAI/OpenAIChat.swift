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

/// The body of a chat completions response, as far as it is needed, in the shapes of the known servers.
struct OpenAIResponse {
    private let body: JSONValue

    init(_ body: JSONValue) {
        self.body = body
    }

    /// What the body says.
    /// - Throws: ``AttemptFailure`` if there is no answer in it: an error instead, none at all, or one that broke off.
    func reply() throws(AttemptFailure) -> ChatReply {
        guard body.members != nil else { throw AttemptFailure(odd: "its JSON is no object") }
        if let error = body["error"], !error.isNothing { throw AttemptFailure(reported: body) }
        guard let choice = body["choices"]?.array?.first else { return try promptVerdict() }
        if let error = choice["error"], !error.isNothing { throw AttemptFailure(reported: choice) }
        guard choice.members != nil else { throw AttemptFailure(odd: "its first choice is no object") }
        let usage = TokenUsage(openAI: body["usage"])
        let message = choice["message"] ?? choice["delta"]
        let parts = ContentParts(message?["content"] ?? choice["text"])
        let reasoning = Self.reasoning(message, parts)
        let refusal = message?["refusal"]?.text ?? parts.refusal.flatMap { $0.isEmpty ? nil : $0 }
        return ChatReply(
            completion: Completion(
                text: parts.text.isEmpty ? refusal ?? "" : parts.text, reasoning: reasoning,
                finish: try Self.finish(choice, parts, refusal: refusal), usage: usage,
                tokens: choice["logprobs"].flatMap(TokenLogProbability.openAI), servedBy: body["model"]?.text),
            reasons: reasoning != nil || parts.reasons || (usage.reasoning ?? 0) > 0
                || TaggedReasoning(parts.text).reasoning != nil)
    }

    /// A reply without a choice: Azure's filter says so beside it; otherwise nothing came.
    private func promptVerdict() throws(AttemptFailure) -> ChatReply {
        let results = body["prompt_filter_results"]?.array ?? []
        let isFiltered = results.contains { result in
            (result["content_filter_results"]?.members ?? [:]).values.contains { $0["filtered"] == .bool(true) }
        }
        if isFiltered {
            return ChatReply(
                completion: Completion(
                    text: "", finish: .filtered, usage: TokenUsage(openAI: body["usage"]), servedBy: body["model"]?.text
                ),
                reasons: false)
        }
        if let object = body["object"]?.text, object == "error" { throw AttemptFailure(reported: body) }
        throw AttemptFailure(odd: body["choices"] == nil ? "it has no choices" : "its list of choices is empty")
    }

    /// Reasoning stands in one of several places, and with some servers in two of them at once.
    private static func reasoning(_ message: JSONValue?, _ parts: ContentParts) -> String? {
        for name in ["reasoning", "reasoning_content", "reasoning_text", "thinking"] {
            let said = ContentParts.plain(message?[name])
            if said.isVisible { return said }
        }
        if !parts.reasoning.isEmpty { return parts.reasoning.joined(separator: "\n\n") }
        let details = (message?["reasoning_details"]?.array ?? []).map { ContentParts.plain($0) }.filter(\.isVisible)
        return details.isEmpty ? nil : details.joined(separator: "\n\n")
    }

    private static func finish(
        _ choice: JSONValue, _ parts: ContentParts, refusal: String?
    ) throws(AttemptFailure) -> FinishReason {
        let word = choice["finish_reason"]?.text ?? choice["native_finish_reason"]?.text
        guard case .ended(var finish) = FinishReason.reported(word) else {
            throw AttemptFailure(brokenOff: "the provider ended it with '\(word ?? "")'")
        }
        let message = choice["message"] ?? choice["delta"]
        let callsTool = parts.callsTool || message?["tool_calls"]?.isNothing == false
        if finish == .stop, callsTool, !parts.text.isVisible { finish = .toolCall }
        if finish != .filtered, refusal != nil { finish = .refused }
        return finish
    }
}

extension TokenLogProbability {
    /// What stands for a log-probability of −∞, which JSON cannot hold: e to it is 0. vLLM writes the same.
    static let impossible = -9_999.0

    /// Reads the `logprobs` of a choice; `nil` where there are none.
    static func openAI(_ logProbabilities: JSONValue) -> [TokenLogProbability]? {
        guard let tokens = logProbabilities["content"]?.array else { return nil }
        return tokens.compactMap { token in
            guard let text = token["token"]?.string else { return nil }
            let alternatives = (token["top_logprobs"]?.array ?? []).compactMap { alternative -> Alternative? in
                guard let text = alternative["token"]?.string, let log = finite(alternative["logprob"]) else {
                    return nil
                }
                return Alternative(token: text, logProbability: log)
            }
            return TokenLogProbability(
                token: text, logProbability: finite(token["logprob"]) ?? impossible, alternatives: alternatives)
        }
    }

    /// Null and −∞ are impossible; what is no number at all says nothing.
    private static func finite(_ value: JSONValue?) -> Double? {
        guard let value, value != .null else { return impossible }
        return value.double.map { max(impossible, min(0, $0)) }
    }
}
