import CandorModels
import Foundation

/// What a server says about a batch: the head's output for each text, in the order asked.
struct RewardReply: Sendable {
    /// For each text, the output of each class.
    let outputs: [[RewardOutput]]
    /// Tokens read, where the server counts them.
    let usage: TokenUsage

    /// Reads a body.
    /// - Parameters:
    ///   - body: The body of a good reply.
    ///   - api: Which server's.
    ///   - count: How many texts were sent.
    /// - Throws: ``AttemptFailure`` if it has another number of scores; a decoding error if it is something else.
    init(_ body: Data, api: RewardAPI, count: Int) throws {
        let decoder = JSONDecoder()
        // Python's own JSON writes NaN and Infinity as bare words.
        decoder.allowsJSON5 = true
        switch api {
        case .pooling:
            let list = try decoder.decode(IndexedList<Pooled>.self, from: body)
            outputs = try list.inOrder().map { $0.data.last.map { RewardOutput(value: $0) } }
            usage = list.tokens
        case .classify:
            let list = try decoder.decode(IndexedList<Classified>.self, from: body)
            outputs = try list.inOrder().map { $0.probs.map { RewardOutput(value: $0) } }
            usage = list.tokens
        case .sglang:
            let list = try decoder.decode([Embedded].self, from: body)
            outputs = list.map { $0.embedding.map { RewardOutput(value: $0) } }
            usage = list.reduce(TokenUsage()) { $0 + .reported(input: $1.meta?.tokens?.count, output: nil) }
        case .predict:
            outputs = try decoder.decode([[Prediction]].self, from: body).map { predictions in
                predictions.map { RewardOutput(label: $0.label, value: $0.score) }
            }
            usage = TokenUsage()
        }
        guard outputs.count == count else {
            throw AttemptFailure(
                unreadable: "\(count) texts were sent and \(outputs.count) scores came back", isPassing: false)
        }
    }
}

extension RewardReply {
    /// vLLM's lists, whose items say which text they belong to.
    private struct IndexedList<Item: Decodable & Indexed>: Decodable {
        var data: [Item]
        var usage: Usage?

        struct Usage: Decodable {
            var input: JSONValue?
            enum CodingKeys: String, CodingKey { case input = "prompt_tokens" }
        }

        var tokens: TokenUsage { .reported(input: usage?.input?.count, output: nil) }

        func inOrder() throws(AttemptFailure) -> [Item] {
            let sorted = data.sorted { $0.index < $1.index }
            guard sorted.map(\.index) == Array(sorted.indices) else {
                throw AttemptFailure(unreadable: "its items are not numbered from 0", isPassing: false)
            }
            return sorted
        }
    }

    private protocol Indexed {
        var index: Int { get }
    }

    private struct Pooled: Decodable, Indexed {
        var index: Int
        var data: PooledData
    }

    /// The head's output for the text, or for each of its tokens; then the last token's, which has seen all others, counts.
    private struct PooledData: Decodable {
        var last: [Double?]

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let whole = try? container.decode([Double?].self) {
                last = whole
            } else {
                last = try container.decode([[Double?]].self).last ?? []
            }
        }
    }

    private struct Classified: Decodable, Indexed {
        var index: Int
        var probs: [Double?]
    }

    private struct Embedded: Decodable {
        var embedding: [Double?]
        var meta: Meta?

        enum CodingKeys: String, CodingKey {
            case embedding
            case meta = "meta_info"
        }

        struct Meta: Decodable {
            var tokens: JSONValue?
            enum CodingKeys: String, CodingKey { case tokens = "prompt_tokens" }
        }
    }

    private struct Prediction: Decodable {
        var label: String
        var score: Double?
    }
}
