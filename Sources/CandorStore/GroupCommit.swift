import Foundation
import GRDB

/// Commits rows in groups: those that arrive while one commit is under way share the next, in the order of arrival.
actor GroupCommit<Row: Sendable> {
    private let database: DatabasePool
    private let path: String
    private let insert: @Sendable (Database, [Row]) throws -> Void
    private var pending: [(ticket: Int, row: Row)] = []
    private var lastTicket = 0
    private var outcomes: [Int: Result<Void, any Error>] = [:]
    private var isCommitting = false
    private var waiters: [CheckedContinuation<Void, Never>] = []

    /// - Parameters:
    ///   - database: Where to write.
    ///   - path: Its file, for errors.
    ///   - insert: Writes rows within one transaction.
    init(
        database: DatabasePool, path: String, insert: @escaping @Sendable (Database, [Row]) throws -> Void
    ) {
        self.database = database
        self.path = path
        self.insert = insert
    }

    /// Returns when the row is on disk. Whoever finds no commit under way commits for all who wait.
    func write(_ row: Row) async throws {
        lastTicket += 1
        let ticket = lastTicket
        pending.append((ticket, row))
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
        let outcome = await commit(group.map(\.row))
        for (ticket, _) in group { outcomes[ticket] = outcome }
        isCommitting = false
        let woken = waiters
        waiters = []
        for waiter in woken { waiter.resume() }
    }

    private func commit(_ rows: [Row]) async -> Result<Void, any Error> {
        do {
            try await database.write { [insert] in try insert($0, rows) }
            return .success(())
        } catch let error as DatabaseError {
            return .failure(StoreError(error, path: path))
        } catch {
            return .failure(error)
        }
    }
}
