import CandorModels
import Foundation

/// A reward model behind a loopback server, asked as one of the known servers is.
///
/// ```swift
/// let reward = LoopbackReward(.sglang) { text in [Double(text.count)] }
/// try await LoopbackServer.with(serving: [:], reward: reward) { server in … }
/// ```
public struct LoopbackReward: Sendable {
    /// Whose API is spoken.
    public enum Server: String, Hashable, Sendable, CaseIterable {
        /// vLLM: `/pooling` and `/classify`, with messages or texts.
        case vLLM
        /// vLLM with a head that scores every token: the score comes last in a list of them.
        case vLLMByToken
        /// SGLang: `/classify` with texts.
        case sglang
        /// text-embeddings-inference: `/predict` with batches of texts or pairs of them.
        case textEmbeddingsInference
    }

    /// Whose API is spoken.
    public var server: Server
    /// The model's name, which vLLM insists on.
    public var model: String
    /// The classes' names.
    public var labels: [String]
    /// The longest text that is read, in characters; longer ones are cut if that is asked for, otherwise refused.
    public var longest: Int
    /// The largest number of texts a request; text-embeddings-inference refuses more.
    public var largestBatch: Int
    /// Whether the last score of each request is left out, as no server should.
    public var dropsLast = false
    /// The outputs of all classes for a text. Messages are laid out as lines of `role: content`, pairs as two lines.
    public var outputs: @Sendable (_ text: String) -> [Double]

    /// Creates a reward model.
    /// - Parameters:
    ///   - server: Whose API is spoken.
    ///   - model: The model's name.
    ///   - labels: The classes' names.
    ///   - longest: The longest text that is read, in characters.
    ///   - largestBatch: The largest number of texts a request.
    ///   - outputs: The outputs of all classes for a text.
    public init(
        _ server: Server, model: String = "reward", labels: [String] = ["LABEL_0"], longest: Int = .max,
        largestBatch: Int = 32, outputs: @escaping @Sendable (_ text: String) -> [Double]
    ) {
        self.server = server
        self.model = model
        self.labels = labels
        self.longest = longest
        self.largestBatch = largestBatch
        self.outputs = outputs
    }

    func dialect(for path: String) -> (any Dialect)? {
        switch (server, path) {
        case (.vLLM, "/pooling"), (.vLLM, "/classify"), (.vLLMByToken, "/pooling"):
            VLLMRewardDialect(reward: self, classifies: path == "/classify")
        case (.sglang, "/classify"): SGLangRewardDialect(reward: self)
        case (.textEmbeddingsInference, "/predict"): PredictDialect(reward: self)
        default: nil
        }
    }

    /// The outputs for texts, those too long cut or refused, and what is no number written as `null`.
    func outputs(of texts: [String], cutting: Bool, refusal: DialectError) throws -> [[Double?]] {
        let all = try texts.map { text in
            guard text.count > longest else { return outputs(text) }
            guard cutting else { throw refusal }
            return outputs(String(text.prefix(longest)))
        }
        return all.prefix(dropsLast ? max(0, all.count - 1) : all.count).map { $0.map { $0.isFinite ? $0 : nil } }
    }
}

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
