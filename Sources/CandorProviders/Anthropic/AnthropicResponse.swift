import CandorModels

/// The body of a messages response, as far as it is needed.
struct AnthropicResponse: Decodable {
    private var model: String?
    private var content: [Block]
    private var stopReason: String?
    private var usage: Usage?

    private enum CodingKeys: String, CodingKey {
        case model, content, usage
        case stopReason = "stop_reason"
    }

    private struct Block: Decodable {
        var type: String
        var text: String?
    }

    /// Here the tokens from a cache are not part of `input_tokens`.
    private struct Usage: Decodable {
        var input: Int?
        var output: Int?
        var cacheRead: Int?
        var cacheWritten: Int?

        enum CodingKeys: String, CodingKey {
            case input = "input_tokens"
            case output = "output_tokens"
            case cacheRead = "cache_read_input_tokens"
            case cacheWritten = "cache_creation_input_tokens"
        }
    }

    /// The completion that the body describes.
    func completion() -> Completion {
        let cached = usage?.cacheRead ?? 0
        return Completion(
            text: content.filter { $0.type == "text" }.compactMap(\.text).joined(),
            finish: finish,
            usage: TokenUsage(
                input: (usage?.input ?? 0) + (usage?.cacheWritten ?? 0) + cached, cachedInput: cached,
                output: usage?.output ?? 0),
            servedBy: model)
    }

    private var finish: FinishReason {
        switch stopReason {
        case "max_tokens", "model_context_window_exceeded": .length
        case "refusal": .refused
        case "tool_use": .toolCall
        default: .stop
        }
    }
}
