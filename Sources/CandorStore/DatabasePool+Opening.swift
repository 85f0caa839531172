import Foundation
import GRDB

extension DatabasePool {
    /// Looks at a file before it is opened for writing, which changes it.
    /// - Parameters:
    ///   - path: The file.
    ///   - check: Sees whether it is one of ours; not asked where there is no file, or an empty one.
    /// - Throws: What `check` throws, and `DatabaseError`, `SQLITE_NOTADB` for a file that is no database.
    static func inspect(_ path: String, _ check: (Database) throws -> Void) throws {
        // By its size alone: a file that this process closes loses the locks that SQLite holds on it for others here
        // (sqlite.org/howtocorrupt.html, section 2.2). No database is shorter than a page; SQLite takes one of few bytes for empty.
        let file = URL(fileURLWithPath: path).resolvingSymlinksInPath().path(percentEncoded: false)
        let attributes = try? FileManager.default.attributesOfItem(atPath: file)
        guard let size = attributes?[.size] as? Int, size > 0 else { return }
        guard size >= 512 else { throw DatabaseError(resultCode: .SQLITE_NOTADB) }
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(patience)
        try DatabaseQueue(path: path, configuration: configuration).read(check)
    }

    /// Writes in one transaction, also for a task that has been cancelled: what was received, and paid for, is kept.
    /// - Parameter updates: What to write.
    /// - Throws: What `updates` throws, and `DatabaseError`; nothing is written then.
    func keep(_ updates: @escaping @Sendable (Database) throws -> Void) async throws {
        try await withCheckedThrowingContinuation { written in
            asyncWrite(updates) { written.resume(with: $1) }
        }
    }

    /// How long a database waits for another process that holds it, in seconds.
    private static let patience = 30.0

    /// Opens a database that others may be opening at the same moment.
    ///
    /// Whoever opens a new file first turns it to the write-ahead log, for which it must be alone, and SQLite says "busy" to the
    /// others at once, without the waiting that it was told (sqlite.org/wal.html, "Sometimes Queries Return SQLITE_BUSY"). So the
    /// waiting for that is done here.
    /// - Parameter path: The file; made if there is none.
    /// - Throws: `DatabaseError`; `SQLITE_BUSY` after 30 s.
    static func opening(_ path: String) throws -> DatabasePool {
        var configuration = Configuration()
        configuration.busyMode = .timeout(patience)
        configuration.maximumReaderCount = 4
        let deadline = ContinuousClock.now + .seconds(patience)
        while true {
            do {
                return try DatabasePool(path: path, configuration: configuration)
            } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY && ContinuousClock.now < deadline
            {
                // Not in step with the others, or two would meet again and again.
                Thread.sleep(forTimeInterval: .random(in: 0.001...0.02))
            }
        }
    }
}
