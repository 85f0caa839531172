import CandorModels
import Foundation

/// SGLang's native `/classify` for reward models (https://docs.sglang.io/docs/basic_usage/native_api).
struct SGLangRewardDialect: Dialect {
    var reward: LoopbackReward

    func answer(_ body: Data, with models: [String: any LanguageModel]) async throws -> Reply {
        let request: Request
        do { request = try JSONDecoder().decode(Request.self, from: body) } catch {
            throw DialectError.unreadable(error)
        }
        let outputs = try reward.outputs(
            of: request.text, cutting: false,
            refusal: DialectError(
                status: 400, type: "BadRequestError",
                message: "The input is longer than the model's context length (\(reward.longest) tokens)."))
        return Reply(json: outputs.map { Item(embedding: $0, meta_info: ["prompt_tokens": 10]) })
    }

    func error(_ error: DialectError) -> Reply {
        Reply(status: error.status, json: ["error": ["message": error.message]])
    }

    private struct Request: Decodable {
        var text: [String]
    }

    private struct Item: Encodable {
        var embedding: [Double?]
        var meta_info: [String: Int]
    }
}
