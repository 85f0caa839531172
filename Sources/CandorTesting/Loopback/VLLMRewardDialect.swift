import CandorModels
import Foundation

/// vLLM's pooling and classification APIs (https://docs.vllm.ai/en/latest/models/pooling_models/classify/).
struct VLLMRewardDialect: Dialect {
    var reward: LoopbackReward
    /// Whether it is `/classify`.
    var classifies: Bool

    func answer(_ body: Data, with models: [String: any LanguageModel]) async throws -> Reply {
        let request: Request
        do { request = try JSONDecoder().decode(Request.self, from: body) } catch {
            throw DialectError.unreadable(error)
        }
        guard request.model == nil || request.model == reward.model else {
            throw DialectError(
                status: 404, type: "NotFoundError", message: "The model `\(request.model ?? "")` does not exist.")
        }
        let outputs = try reward.outputs(
            of: request.texts(), cutting: request.truncate_prompt_tokens != nil,
            refusal: DialectError(
                status: 400, type: "BadRequestError",
                message: "This model's maximum context length is \(reward.longest) tokens."))
        // From last to first: what belongs to which text is told by the index alone.
        let items = outputs.enumerated().reversed()
        let usage = ["prompt_tokens": 10 * outputs.count, "total_tokens": 10 * outputs.count]
        if classifies {
            return Reply(json: Response(data: items.map { Item(index: $0, probs: $1) }, usage: usage))
        }
        let byToken = reward.server == .vLLMByToken
        return Reply(
            json: Response(
                data: items.map { Item(index: $0, data: byToken ? .tokens([[0], $1]) : .whole($1)) }, usage: usage))
    }

    func error(_ error: DialectError) -> Reply {
        Reply(
            status: error.status,
            json: ErrorBody(error: .init(message: error.message, type: error.type, code: error.status)))
    }

    private struct Request: Decodable {
        var model: String?
        var messages: [Message]?
        var input: [String]?
        var truncate_prompt_tokens: Int?

        func texts() throws(DialectError) -> [String] {
            if let messages { return [messages.map { "\($0.role.rawValue): \($0.content)" }.joined(separator: "\n")] }
            guard let input else {
                throw DialectError(status: 400, type: "BadRequestError", message: "input: Field required")
            }
            return input
        }
    }

    private struct Response: Encodable {
        var id = "pool-loopback"
        var object = "list"
        var created = 0
        var data: [Item]
        var usage: [String: Int]
    }

    private struct Item: Encodable {
        var index: Int
        var probs: [Double?]?
        var data: Pooled?
    }

    private enum Pooled: Encodable {
        case whole([Double?])
        case tokens([[Double?]])

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .whole(let values): try container.encode(values)
            case .tokens(let rows): try container.encode(rows)
            }
        }
    }

    private struct ErrorBody: Encodable {
        var error: Content

        struct Content: Encodable {
            var message: String
            var type: String
            var code: Int
        }
    }
}
