import CandorModels
import Foundation

/// Chat completions (https://platform.openai.com/docs/api-reference/chat/create).
struct OpenAIDialect: ChatServerDialect {
    static let path = "/chat/completions"

    /// Settings that are refused as OpenAI's reasoning models refuse them.
    var refused: Set<String>

    func answer(_ body: Data, with models: [String: any LanguageModel]) async throws -> Reply {
        let request: Request
        do { request = try JSONDecoder().decode(Request.self, from: body) } catch {
            throw DialectError.unreadable(error)
        }
        if let parameter = request.given.intersection(refused).sorted().first {
            throw DialectError(
                status: 400, type: "unsupported_parameter",
                message: "Unsupported parameter: '\(parameter)' is not supported with this model.",
                parameter: parameter)
        }
        guard let model = models[request.model] else {
            throw DialectError(
                status: 404, type: "model_not_found", message: "The model '\(request.model)' does not exist.")
        }
        let dialogue = Dialogue(request.messages)
        let completion = try await model.complete(
            request.continuesFinalMessage == true ? dialogue : dialogue.withoutPrefill, sampling: request.sampling,
            draw: 0)
        return request.streams == true
            ? Reply(events: Self.chunks(of: completion, model: request.model), isDoneAtTheEnd: true)
            : Reply(json: Response(completion, model: request.model))
    }

    func error(_ error: DialectError) -> Reply {
        Reply(
            status: error.status,
            json: [
                "error": ["message": error.message, "type": error.type, "code": error.type, "param": error.parameter]
            ])
    }

    private struct Request: Decodable {
        var model: String
        var messages: [Message]
        var temperature, topP: Double?
        var maxTokens, maxCompletionTokens, topLogProbabilities: Int?
        var stop: [String]?
        var seed: UInt64?
        var continuesFinalMessage: Bool?
        var streams: Bool?
        var given: Set<String>

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            model = try container.decode(String.self, forKey: "model")
            messages = try container.decode([Message].self, forKey: "messages")
            temperature = try container.decodeIfPresent(Double.self, forKey: "temperature")
            topP = try container.decodeIfPresent(Double.self, forKey: "top_p")
            maxTokens = try container.decodeIfPresent(Int.self, forKey: "max_tokens")
            maxCompletionTokens = try container.decodeIfPresent(Int.self, forKey: "max_completion_tokens")
            topLogProbabilities = try container.decodeIfPresent(Int.self, forKey: "top_logprobs")
            stop = try container.decodeIfPresent([String].self, forKey: "stop")
            seed = try container.decodeIfPresent(UInt64.self, forKey: "seed")
            continuesFinalMessage = try container.decodeIfPresent(Bool.self, forKey: "continue_final_message")
            streams = try container.decodeIfPresent(Bool.self, forKey: "stream")
            given = Set(container.allKeys.map(\.stringValue))
        }

        var sampling: Sampling {
            Sampling(
                temperature: temperature ?? 1, topP: topP ?? 1, maxTokens: maxTokens ?? maxCompletionTokens ?? 512,
                stop: stop ?? [], seed: seed, topLogProbabilities: topLogProbabilities ?? 0)
        }
    }

    private struct Key: CodingKey, ExpressibleByStringLiteral {
        var stringValue: String
        var intValue: Int? { nil }
        init(stringLiteral value: String) { stringValue = value }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}

extension OpenAIDialect {
    private struct Response: Encodable {
        var id = "chatcmpl-loopback"
        var object = "chat.completion"
        var created = 0
        var model: String
        var choices: [Choice]
        var usage: Usage

        init(_ completion: Completion, model: String) {
            self.model = completion.servedBy ?? model
            choices = [Choice(completion)]
            usage = Usage(completion.usage)
        }
    }

    private struct Choice: Encodable {
        var index = 0
        var message: Content
        var finish_reason: String
        var logprobs: LogProbabilities?

        init(_ completion: Completion) {
            let isRefusal = completion.finish == .refused
            message = Content(
                content: isRefusal ? nil : completion.text, refusal: isRefusal ? completion.text : nil,
                reasoning_content: completion.reasoning)
            finish_reason = OpenAIDialect.finish(completion.finish)
            logprobs = completion.tokens.map { LogProbabilities(content: $0.map(Token.init)) }
        }
    }

    private struct Content: Encodable {
        var role = "assistant"
        var content: String?
        var refusal: String?
        var reasoning_content: String?
    }

    private struct LogProbabilities: Encodable { var content: [Token] }

    private struct Token: Encodable {
        var token: String
        var logprob: Double
        var top_logprobs: [Token]?

        init(_ token: TokenLogProbability) {
            self.token = token.token
            logprob = token.logProbability
            top_logprobs = token.alternatives.map(Token.init)
        }

        init(_ alternative: TokenLogProbability.Alternative) {
            token = alternative.token
            logprob = alternative.logProbability
        }
    }

    private struct Usage: Encodable {
        var prompt_tokens: Int
        var completion_tokens: Int
        var total_tokens: Int
        var prompt_tokens_details: [String: Int]
        var completion_tokens_details: [String: Int]?

        init(_ usage: TokenUsage) {
            prompt_tokens = usage.input
            completion_tokens = usage.output
            total_tokens = usage.input &+ usage.output
            prompt_tokens_details = ["cached_tokens": usage.cachedInput]
            completion_tokens_details = usage.reasoning.map { ["reasoning_tokens": $0] }
        }
    }
}

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
