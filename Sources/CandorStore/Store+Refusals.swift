import CandorModels
import Foundation
import GRDB

extension Store {
    /// Remembers that a call can never be answered; the last one written stays.
    /// - Parameters:
    ///   - failure: What it failed of.
    ///   - call: What was asked.
    /// - Throws: ``StoreError``.
    public func remember(_ failure: CallFailure, of call: Call) async throws {
        let key = try CallKey(call)
        let text = try JSONWriter.line.text(failure)
        let received = Date.now.formatted(.iso8601)
        try await mapping {
            try await database.keep { database in
                try database.execute(
                    sql: """
                        INSERT OR REPLACE INTO refusal (key, model, call, failure, received) VALUES (?, ?, ?, ?, ?)
                        """,
                    arguments: [key.text, call.model.description, key.canonical, text, received])
            }
        }
    }
}
