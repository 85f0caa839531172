import GRDB

/// An answer as a row of the table `answer`.
struct AnswerRow: Sendable {
    var key: String
    var model: String
    var call: String
    var completion: String
    var received: String

    /// Writes rows; of two answers to one call the first stays.
    static func insert(_ database: Database, _ rows: [AnswerRow]) throws {
        let statement = try database.cachedStatement(
            sql: "INSERT OR IGNORE INTO answer (key, model, call, completion, received) VALUES (?, ?, ?, ?, ?)")
        for row in rows {
            try statement.execute(arguments: [row.key, row.model, row.call, row.completion, row.received])
        }
    }
}
