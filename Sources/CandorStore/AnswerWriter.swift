import Foundation
import GRDB

/// Commits answers in groups: those that arrive while one commit is under way share the next.
actor AnswerWriter {
    struct Answer: Sendable {
        var key: String
        var model: String
        var call: String
        var completion: String
        var received: String
        /// Whether it takes the place of one that is remembered; else the first one written stays.
        var replaces: Bool
        var address: String?
    }

    /// The form in which answers are written: the second has reasoning apart, and how an answer ended.
    static let form = 2

    private let database: DatabasePool
    private let path: String
    private let group = GroupCommit<Answer>()

    init(database: DatabasePool, path: String) {
        self.database = database
        self.path = path
    }

    /// Returns when the answer is on disk.
    func write(_ answer: Answer) async throws {
        try await group.perform(answer) { try await commit($0) }
    }

    private func commit(_ answers: [Answer]) async throws {
        do {
            try await database.keep { database in
                let statement = try database.cachedStatement(
                    sql: """
                        INSERT INTO answer (key, model, call, completion, received, form, address)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (key) DO UPDATE
                        SET completion = excluded.completion, received = excluded.received, form = excluded.form,
                            address = excluded.address
                        WHERE ?
                        """)
                for answer in answers {
                    try statement.execute(arguments: [
                        answer.key, answer.model, answer.call, answer.completion, answer.received, Self.form,
                        answer.address, answer.replaces,
                    ])
                }
            }
        } catch let error as DatabaseError {
            throw StoreError(error, path: path)
        }
    }
}
