import CandorModels
import Crypto
import Foundation
import GRDB

extension Store {
    /// The answer to a call, if it is remembered.
    /// - Parameter call: What was asked.
    /// - Throws: ``StoreError``.
    public func answer(to call: Call) async throws -> Completion? {
        let key = try CallKey(call).text
        let text = try await mapping {
            try await database.read { database in
                try String.fetchOne(database, sql: "SELECT completion FROM answer WHERE key = ?", arguments: [key])
            }
        }
        guard let text else { return nil }
        do {
            return try JSONDecoder().decode(Completion.self, from: Data(text.utf8))
        } catch {
            throw StoreError(.notAStore, path: path, reason: "the answer \(key) cannot be read back")
        }
    }

    /// Remembers an answer; the first one written stays.
    /// - Parameters:
    ///   - completion: The answer.
    ///   - call: What was asked.
    /// - Throws: ``StoreError``.
    public func remember(_ completion: Completion, to call: Call) async throws {
        let key = try CallKey(call)
        let answer = AnswerWriter.Answer(
            key: key.text, model: call.model.description, call: key.canonical,
            completion: String(decoding: try JSONEncoder.stable.encode(completion), as: UTF8.self),
            received: Date.now.formatted(.iso8601), address: completion.address)
        try await writer.write(answer)
    }

    /// How many answers are remembered, by model.
    /// - Throws: ``StoreError``.
    public func answerCounts() async throws -> [(model: String, answers: Int)] {
        try await mapping {
            try await database.read { database in
                try Row.fetchAll(database, sql: "SELECT model, COUNT(*) FROM answer GROUP BY model ORDER BY model")
                    .map { (model: $0[0], answers: $0[1]) }
            }
        }
    }
}

/// What an answer is remembered under: SHA-256 over the call's canonical JSON.
struct CallKey {
    let canonical: String
    let text: String

    init(_ call: Call) throws {
        let bytes = try JSONEncoder.stable.encode(call)
        canonical = String(decoding: bytes, as: UTF8.self)
        text = SHA256.hash(data: bytes).hexadecimal
    }
}

extension JSONEncoder {
    /// Equal values give equal bytes.
    static var stable: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }
}
