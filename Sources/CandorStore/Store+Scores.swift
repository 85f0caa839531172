import CandorModels
import Foundation
import GRDB

extension Store {
    /// Scores that are remembered.
    /// - Parameter keys: What was scored.
    /// - Returns: As many elements as keys; `nil` where nothing is remembered, no finite number where there is no score.
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
    ///   - scores: As many as keys; what is no finite number says that there is no score.
    ///   - keys: What was scored.
    ///   - model: By which preference model.
    ///   - address: Where it is served; `nil` for one in this process.
    /// - Throws: ``StoreError``.
    func remember(
        _ scores: [Double], for keys: [ScoreKey], by model: ModelIdentity, at address: String? = nil
    ) async throws {
        let received = Date.now.formatted(.iso8601)
        try await mapping {
            try await database.keep { database in
                let statement = try database.cachedStatement(
                    sql: "INSERT OR IGNORE INTO score (key, model, score, received, address) VALUES (?, ?, ?, ?, ?)")
                for (key, score) in zip(keys, scores) {
                    // SQLite has no value for "no number".
                    let kept = score.isFinite ? score : -.infinity
                    try statement.execute(arguments: [key.text, model.description, kept, received, address])
                }
            }
        }
    }
}
