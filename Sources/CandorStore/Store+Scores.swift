import CandorModels
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
