import CandorModels

/// The body of a chat completions response, as far as it is needed.
struct OpenAIResponse: Decodable {
    private var model: String?
    private var choices: [Choice]?
    private var usage: Usage?
    private var error: ErrorNote?

    private struct Choice: Decodable {
        var message: Content
        var finish: String?
        var logProbabilities: LogProbabilities?

        enum CodingKeys: String, CodingKey {
            case message
            case finish = "finish_reason"
            case logProbabilities = "logprobs"
        }
    }

    private struct Content: Decodable {
        var content: String?
        var refusal: String?
    }

    private struct LogProbabilities: Decodable {
        var content: [Token]?
    }

    private struct Token: Decodable {
        var token: String
        var logProbability: Double
        var alternatives: [Token]?

        enum CodingKeys: String, CodingKey {
            case token
            case logProbability = "logprob"
            case alternatives = "top_logprobs"
        }
    }

    private struct Usage: Decodable {
        var input: Int?
        var output: Int?
        var details: Details?

        enum CodingKeys: String, CodingKey {
            case input = "prompt_tokens"
            case output = "completion_tokens"
            case details = "prompt_tokens_details"
        }

        struct Details: Decodable {
            var cached: Int?
            enum CodingKeys: String, CodingKey { case cached = "cached_tokens" }
        }
    }

    /// OpenRouter reports the failure of a provider behind it with status 200.
    private struct ErrorNote: Decodable {
        var message: String?
    }

    /// The completion that the body describes.
    /// - Throws: ``AttemptFailure`` if there is none in it.
    func completion() throws(AttemptFailure) -> Completion {
        guard let choice = choices?.first else {
            throw AttemptFailure(unreadable: error?.message ?? "it has no choices")
        }
        let refusal = choice.message.refusal.flatMap { $0.isEmpty ? nil : $0 }
        return Completion(
            text: choice.message.content ?? refusal ?? "",
            finish: refusal == nil ? Self.finish(choice.finish) : .refused,
            usage: TokenUsage(
                input: usage?.input ?? 0, cachedInput: usage?.details?.cached ?? 0, output: usage?.output ?? 0),
            tokens: choice.logProbabilities?.content?.map(Self.token), servedBy: model)
    }

    private static func finish(_ reason: String?) -> FinishReason {
        switch reason {
        case "length": .length
        case "content_filter": .filtered
        case "tool_calls", "function_call": .toolCall
        default: .stop
        }
    }

    private static func token(_ token: Token) -> TokenLogProbability {
        TokenLogProbability(
            token: token.token, logProbability: min(0, token.logProbability),
            alternatives: (token.alternatives ?? []).map {
                .init(token: $0.token, logProbability: min(0, $0.logProbability))
            })
    }
}
