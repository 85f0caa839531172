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
    }

    private let database: DatabasePool
    private let path: String
    private var pending: [(ticket: Int, answer: Answer)] = []
    private var lastTicket = 0
    private var outcomes: [Int: Result<Void, any Error>] = [:]
    private var isCommitting = false
    private var waiters: [CheckedContinuation<Void, Never>] = []

    init(database: DatabasePool, path: String) {
        self.database = database
        self.path = path
    }

    /// Returns when the answer is on disk. Whoever finds no commit under way commits for all who wait.
    func write(_ answer: Answer) async throws {
        lastTicket += 1
        let ticket = lastTicket
        pending.append((ticket, answer))
        while outcomes[ticket] == nil {
            if isCommitting {
                await withCheckedContinuation { waiters.append($0) }
            } else {
                await commitPending()
            }
        }
        try outcomes.removeValue(forKey: ticket)?.get()
    }

    private func commitPending() async {
        isCommitting = true
        let group = pending
        pending = []
        let outcome = await commit(group.map(\.answer))
        for (ticket, _) in group { outcomes[ticket] = outcome }
        isCommitting = false
        let woken = waiters
        waiters = []
        for waiter in woken { waiter.resume() }
    }

    private func commit(_ answers: [Answer]) async -> Result<Void, any Error> {
        do {
            try await database.write { database in
                let statement = try database.cachedStatement(
                    sql: "INSERT OR IGNORE INTO answer (key, model, call, completion, received) VALUES (?, ?, ?, ?, ?)")
                for answer in answers {
                    try statement.execute(arguments: [
                        answer.key, answer.model, answer.call, answer.completion, answer.received,
                    ])
                }
            }
            return .success(())
        } catch let error as DatabaseError {
            return .failure(StoreError(error, path: path))
        } catch {
            return .failure(error)
        }
    }
}
