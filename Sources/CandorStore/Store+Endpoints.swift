import CandorModels
import Foundation
import GRDB

/// What endpoints were found to do is kept in the store, so that a run from remembered answers asks nobody.
extension Store: EndpointMemory {
    /// What is known about an endpoint.
    /// - Returns: `nil` if nothing is, or the store cannot be read: then it is found out again.
    public func facts(about identity: ModelIdentity, at address: String) -> EndpointFacts? {
        let text = try? database.read { database in
            try String.fetchOne(
                database, sql: "SELECT facts FROM endpoint WHERE model = ? AND address = ?",
                arguments: [identity.description, address])
        }
        return text.flatMap { try? JSONDecoder().decode(EndpointFacts.self, from: Data($0.utf8)) }
    }

    /// Keeps what was found out. Where that fails, nothing is lost but the finding out.
    public func learned(_ facts: EndpointFacts, about identity: ModelIdentity, at address: String) {
        guard let bytes = try? JSONWriter.line.bytes(facts) else { return }
        let now = Date.now.formatted(.iso8601)
        try? database.write { database in
            try database.execute(
                sql: """
                    INSERT INTO endpoint (model, address, facts, learned) VALUES (?, ?, ?, ?)
                    ON CONFLICT (model, address) DO UPDATE SET facts = excluded.facts, learned = excluded.learned
                    """,
                arguments: [identity.description, address, String(decoding: bytes, as: UTF8.self), now])
        }
    }
}
