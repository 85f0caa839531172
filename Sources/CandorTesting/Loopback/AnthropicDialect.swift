import CandorModels
import Foundation

/// Messages (https://docs.anthropic.com/en/api/messages).
struct AnthropicDialect: ChatServerDialect {
    static let path = "/messages"

    /// Settings that are refused as newer Claude models refuse them.
    var refused: Set<String>

    func answer(_ body: Data, with models: [String: any LanguageModel]) async throws -> Reply {
        let request: Request
        do { request = try JSONDecoder().decode(Request.self, from: body) } catch {
            throw DialectError.unreadable(error)
        }
        try check(request)
        guard let model = models[request.model] else {
            throw DialectError(status: 404, type: "not_found_error", message: "model: \(request.model)")
        }
        let instructions = request.system.map { [Message.system($0)] } ?? []
        let completion = try await model.complete(
            Dialogue(instructions + request.messages), sampling: request.sampling, draw: 0)
        return request.stream == true
            ? Reply(events: Self.events(of: completion, model: request.model), isDoneAtTheEnd: false)
            : Reply(json: Response(completion, model: request.model))
    }

    func error(_ error: DialectError) -> Reply {
        Reply(
            status: error.status,
            json: ErrorBody(error: ["type": error.type, "message": error.message]))
    }

    private func check(_ request: Request) throws {
        if refused.contains("temperature"), request.temperature != nil {
            throw refusal("`temperature` is deprecated for this model.")
        }
        if request.temperature != nil, request.top_p != nil {
            throw refusal("`temperature` and `top_p` cannot both be specified for this model. Please use only one.")
        }
        if let last = request.messages.last, last.role == .assistant, last.content.last?.isWhitespace == true {
            throw refusal("messages: final assistant content cannot end with trailing whitespace")
        }
        if (request.temperature ?? 1) > 1 { throw refusal("temperature: range: 0..1") }
    }

    private func refusal(_ message: String) -> DialectError {
        DialectError(status: 400, type: "invalid_request_error", message: message)
    }

    private struct Request: Decodable {
        var model: String
        var system: String?
        var messages: [Message]
        var max_tokens: Int
        var temperature: Double?
        var top_p: Double?
        var stop_sequences: [String]?
        var stream: Bool?

        var sampling: Sampling {
            Sampling(
                temperature: temperature ?? 1, topP: top_p ?? 1, maxTokens: max_tokens, stop: stop_sequences ?? [])
        }
    }

    private struct ErrorBody: Encodable {
        var type = "error"
        var error: [String: String]
    }

    private struct Response: Encodable {
        var id = "msg_loopback"
        var type = "message"
        var role = "assistant"
        var model: String
        var content: [[String: String]]
        var stop_reason: String
        var usage: [String: Int]

        init(_ completion: Completion, model: String) {
            self.model = completion.servedBy ?? model
            let thinking = completion.reasoning.map { [["type": "thinking", "thinking": $0, "signature": "c2lnbmVk"]] }
            content = (thinking ?? []) + [["type": "text", "text": completion.text]]
            stop_reason = AnthropicDialect.stopReason(completion.finish)
            let used = completion.usage
            usage = [
                "input_tokens": used.input - used.cachedInput, "cache_read_input_tokens": used.cachedInput,
                "cache_creation_input_tokens": 0, "output_tokens": used.output,
            ]
        }
    }
}

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
