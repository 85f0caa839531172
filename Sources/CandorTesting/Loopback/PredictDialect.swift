import CandorModels
import Foundation

/// `/predict` of text-embeddings-inference (https://huggingface.github.io/text-embeddings-inference/).
struct PredictDialect: Dialect {
    var reward: LoopbackReward

    func answer(_ body: Data, with models: [String: any LanguageModel]) async throws -> Reply {
        let request: Request
        do { request = try JSONDecoder().decode(Request.self, from: body) } catch {
            throw DialectError(status: 422, type: "Validation", message: "the body is no request: \(error)")
        }
        guard request.inputs.count <= reward.largestBatch else {
            throw DialectError(
                status: 422, type: "Validation",
                message: "batch size \(request.inputs.count) > maximum allowed batch size \(reward.largestBatch)")
        }
        let outputs = try reward.outputs(
            of: request.inputs.map { $0.joined(separator: "\n") }, cutting: request.truncate ?? false,
            refusal: DialectError(
                status: 413, type: "Validation",
                message: "`inputs` must have less than \(reward.longest) tokens."))
        return Reply(json: outputs.map(predictions))
    }

    func error(_ error: DialectError) -> Reply {
        Reply(status: error.status, json: ["error": error.message, "error_type": error.type])
    }

    /// The likeliest class comes first.
    private func predictions(_ outputs: [Double?]) -> [Prediction] {
        zip(reward.labels, outputs).map { Prediction(label: $0, score: $1) }
            .sorted { ($0.score ?? -.infinity) > ($1.score ?? -.infinity) }
    }

    private struct Request: Decodable {
        var inputs: [[String]]
        var truncate: Bool?
    }

    private struct Prediction: Encodable {
        var label: String
        var score: Double?

        enum CodingKeys: String, CodingKey { case label, score }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(label, forKey: .label)
            // What is no number is there, as null.
            try container.encode(score, forKey: .score)
        }
    }
}
