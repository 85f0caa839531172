import Foundation
import GRDB

/// One SQLite file that remembers every answer, every run and its trials.
///
/// Answers are committed in groups with `synchronous = FULL`: whoever waits for an answer is woken only when it is on disk,
/// so that neither a crash nor a power cut loses one that was used.
public struct Store: Sendable {
    /// The file.
    public let path: String
    let database: DatabasePool
    let writer: AnswerWriter

    /// Opens a store, creating it if there is none.
    /// - Parameter path: The file.
    /// - Throws: ``StoreError`` if the file is no store or cannot be written.
    public init(path: String) throws {
        self.path = path
        do {
            try DatabasePool.inspect(path) { try Schema.check($0, path: path) }
            database = try .opening(path)
            try Schema.prepare(database)
        } catch let error as DatabaseError {
            throw StoreError(error, path: path)
        }
        writer = AnswerWriter(database: database, path: path)
    }

    /// Does something with the database, turning SQLite's errors into the store's own.
    func mapping<Value>(_ body: () async throws -> Value) async throws -> Value {
        do {
            return try await body()
        } catch let error as DatabaseError {
            throw StoreError(error, path: path)
        }
    }
}

extension StoreError {
    init(_ error: DatabaseError, path: String) {
        switch error.resultCode {
        case .SQLITE_FULL:
            self.init(.full, path: path, reason: "the disk is full; free some space and run the same command again")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(.busy, path: path, reason: "another process holds the store; try again when it has ended")
        case .SQLITE_NOTADB, .SQLITE_CORRUPT:
            self.init(.notAStore, path: path, reason: "is not a store of Candor; name another file with --store")
        case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_WRITE:
            self.init(.full, path: path, reason: "cannot be written; is the disk full?")
        case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM:
            self.init(.unwritable, path: path, reason: "cannot be opened for writing; name another file with --store")
        default:
            self.init(.unwritable, path: path, reason: error.message ?? "SQLite error \(error.resultCode.rawValue)")
        }
    }
}
