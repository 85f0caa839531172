import CandorModels

extension OpenAIDialect {
    /// The chunks of a streamed answer (https://platform.openai.com/docs/api-reference/chat-streaming): the role, the reasoning and
    /// the text in pieces, the finish, and the usage in a chunk without choices.
    static func chunks(of completion: Completion, model: String) -> [(name: String?, data: JSONValue)] {
        let isRefusal = completion.finish == .refused
        var chunks = [chunk(["role": .string("assistant"), "content": .string("")])]
        for piece in pieces(of: completion.reasoning ?? "") {
            chunks.append(chunk(["reasoning_content": .string(piece)]))
        }
        for piece in pieces(of: completion.text) {
            chunks.append(chunk([isRefusal ? "refusal" : "content": .string(piece)]))
        }
        for token in completion.tokens ?? [] { chunks.append(chunk([:], logProbabilities: token)) }
        chunks.append(chunk([:], finish: finish(completion.finish)))
        let used = completion.usage
        var usage: [String: JSONValue] = [
            "prompt_tokens": .number(Double(used.input)), "completion_tokens": .number(Double(used.output)),
            "prompt_tokens_details": .object(["cached_tokens": .number(Double(used.cachedInput))]),
        ]
        if let reasoning = used.reasoning {
            usage["completion_tokens_details"] = .object(["reasoning_tokens": .number(Double(reasoning))])
        }
        return (chunks + [["choices": .array([]), "usage": .object(usage)]]).map { fields in
            let named = fields.merging(["model": .string(completion.servedBy ?? model)]) { first, _ in first }
            return (nil, .object(named))
        }
    }

    /// The word for the end of an answer.
    static func finish(_ finish: FinishReason) -> String {
        switch finish {
        case .stop, .refused: "stop"
        case .length: "length"
        case .filtered: "content_filter"
        case .toolCall: "tool_calls"
        }
    }

    private static func chunk(
        _ delta: [String: JSONValue], finish: String? = nil, logProbabilities token: TokenLogProbability? = nil
    ) -> [String: JSONValue] {
        var choice: [String: JSONValue] = [
            "index": .number(0), "delta": .object(delta), "finish_reason": finish.map(JSONValue.string) ?? .null,
        ]
        if let token {
            func fields(_ text: String, _ log: Double) -> [String: JSONValue] {
                ["token": .string(text), "logprob": .number(log)]
            }
            let alternatives = token.alternatives.map { JSONValue.object(fields($0.token, $0.logProbability)) }
            let whole = fields(token.token, token.logProbability).merging(["top_logprobs": .array(alternatives)]) { $1 }
            choice["logprobs"] = .object(["content": .array([.object(whole)])])
        }
        return ["choices": .array([.object(choice)]), "usage": .null]
    }

    /// A text in pieces of a few characters.
    static func pieces(of text: String) -> [String] {
        var pieces: [String] = []
        var rest = Substring(text)
        while !rest.isEmpty {
            pieces.append(String(rest.prefix(7)))
            rest = rest.dropFirst(7)
        }
        return pieces
    }
}
