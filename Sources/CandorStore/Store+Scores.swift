import CandorModels
import Crypto
import Foundation
import GRDB

extension Store {
    /// Scores that are remembered.
    /// - Parameter keys: What was scored.
    /// - Returns: As many elements as keys; `nil` where nothing is remembered.
    /// - Throws: ``StoreError``.
    func scores(for keys: [ScoreKey]) async throws -> [Double?] {
        try await mapping {
            try await database.read { database in
                let statement = try database.cachedStatement(sql: "SELECT score FROM score WHERE key = ?")
                return try keys.map { try Double.fetchOne(statement, arguments: [$0.text]) }
            }
        }
    }

    /// Remembers scores; the first one written stays. They are on disk when this returns.
    /// - Parameters:
    ///   - scores: As many finite numbers as keys.
    ///   - keys: What was scored.
    ///   - model: By which preference model.
    /// - Throws: ``StoreError``.
    func remember(_ scores: [Double], for keys: [ScoreKey], by model: ModelIdentity) async throws {
        let received = Date.now.formatted(.iso8601)
        try await mapping {
            try await database.write { database in
                let statement = try database.cachedStatement(
                    sql: "INSERT OR IGNORE INTO score (key, model, score, received) VALUES (?, ?, ?, ?)")
                for (key, score) in zip(keys, scores) {
                    try statement.execute(arguments: [key.text, model.description, score, received])
                }
            }
        }
    }
}

/// What a score is remembered under: SHA-256 over the canonical JSON of model, dialogue and response.
struct ScoreKey: Hashable, Sendable {
    private struct Content: Encodable {
        var model: String
        var dialogue: Dialogue
        var response: String
    }

    let text: String

    init(model: ModelIdentity, dialogue: Dialogue, response: String) throws {
        let content = Content(model: model.description, dialogue: dialogue, response: response)
        let bytes = try JSONEncoder.stable.encode(content)
        text = SHA256.hash(data: bytes).map { String(format: "%02x", $0) }.joined()
    }
}
