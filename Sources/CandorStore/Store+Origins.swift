import CandorModels
import Foundation
import GRDB

extension Store {
    /// Where the remembered answers and scores of a model have come from.
    /// - Parameter model: What it is.
    /// - Throws: ``StoreError``.
    public func origins(of model: ModelIdentity) async throws -> AnswerOrigins {
        let name = model.description
        return try await mapping {
            try await database.read { database in
                var origins = AnswerOrigins()
                for table in ["answer", "score"] {
                    let counts = try Row.fetchAll(
                        database, sql: "SELECT address, COUNT(*) FROM \(table) WHERE model = ? GROUP BY address",
                        arguments: [name])
                    for row in counts {
                        let (address, count): (String?, Int) = (row[0], row[1])
                        if let address {
                            origins.remembered[address, default: 0] += count
                        } else {
                            origins.unplaced += count
                        }
                    }
                }
                origins.accepted = try String.fetchSet(
                    database, sql: "SELECT address FROM same_model WHERE model = ?", arguments: [name])
                return origins
            }
        }
    }

    /// Keeps that some addresses serve the same model, so that each may use the answers of the others.
    /// - Parameters:
    ///   - addresses: The addresses.
    ///   - model: What is served there.
    /// - Throws: ``StoreError``.
    public func accept(_ addresses: [String], asOne model: ModelIdentity) async throws {
        let (name, now) = (model.description, Date.now.formatted(.iso8601))
        try await mapping {
            try await database.keep { database in
                for address in addresses {
                    try database.execute(
                        sql: "INSERT OR IGNORE INTO same_model (model, address, accepted) VALUES (?, ?, ?)",
                        arguments: [name, address, now])
                }
            }
        }
    }
}
