import CandorModels

extension AnthropicDialect {
    /// The events of a streamed message (https://docs.anthropic.com/en/docs/build-with-claude/streaming).
    static func events(of completion: Completion, model: String) -> [(name: String?, data: JSONValue)] {
        let used = completion.usage
        let message: [String: JSONValue] = [
            "id": .string("msg_loopback"), "type": .string("message"), "role": .string("assistant"),
            "content": .array([]),
            "model": .string(completion.servedBy ?? model), "stop_reason": .null,
            "usage": .object([
                "input_tokens": .number(Double(used.input - used.cachedInput)),
                "cache_read_input_tokens": .number(Double(used.cachedInput)), "output_tokens": .number(1),
            ]),
        ]
        var events = [event("message_start", ["message": .object(message)]), event("ping", [:])]
        if let reasoning = completion.reasoning { events += block(0, "thinking", reasoning) }
        events += block(completion.reasoning == nil ? 0 : 1, "text", completion.text)
        events.append(
            event(
                "message_delta",
                [
                    "delta": .object(["stop_reason": .string(stopReason(completion.finish))]),
                    "usage": .object(["output_tokens": .number(Double(used.output))]),
                ]))
        return events + [event("message_stop", [:])]
    }

    /// The word for the end of a message.
    static func stopReason(_ finish: FinishReason) -> String {
        switch finish {
        case .stop: "end_turn"
        case .length: "max_tokens"
        case .filtered, .refused: "refusal"
        case .toolCall: "tool_use"
        }
    }

    private static func block(_ index: Int, _ kind: String, _ text: String) -> [(name: String?, data: JSONValue)] {
        let place: [String: JSONValue] = ["index": .number(Double(index))]
        let empty = JSONValue.object(["type": .string(kind), kind: .string("")])
        let deltas = OpenAIDialect.pieces(of: text).map { piece in
            let delta = JSONValue.object(["type": .string("\(kind)_delta"), kind: .string(piece)])
            return event("content_block_delta", place.merging(["delta": delta]) { $1 })
        }
        return [event("content_block_start", place.merging(["content_block": empty]) { $1 })] + deltas
            + [event("content_block_stop", place)]
    }

    private static func event(_ name: String, _ fields: [String: JSONValue]) -> (name: String?, data: JSONValue) {
        (name, .object(fields.merging(["type": .string(name)]) { $1 }))
    }
}
