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
        guard !path.isEmpty else {
            throw StoreError(.unwritable, path: "''", reason: "is no file's name; name the store with --store")
        }
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

    private init(readingOnly path: String) throws {
        self.path = path
        do {
            database = try ReadOnlyDatabase.opening(path) { try Schema.check($0, path: path) }
        } catch let error as DatabaseError {
            throw StoreError(error, path: path)
        }
        writer = AnswerWriter(database: database, path: path)
    }

    /// Opens a store to look at what is in it, also where it cannot be written: on a read-only disk, or another user's.
    /// - Parameter path: The file.
    /// - Throws: ``StoreError`` if the file is no store or cannot be read.
    public static func reading(path: String) throws -> Store {
        do {
            return try Store(path: path)
        } catch let error as StoreError where error.code == .unwritable {
            // Why it cannot be written is of no interest, but why it cannot be read is.
            return try Store(readingOnly: path)
        }
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
    /// What a file is that SQLite complains of, in the words of whoever named it.
    enum Subject {
        case store
        case study

        /// What it is called.
        var noun: String { self == .store ? "store" : "study" }

        /// What can be done about a file that is none.
        var advice: String {
            switch self {
            case .store: "name another file with --store"
            case .study: "name another file, or go on with a copy of --backups"
            }
        }
    }

    init(_ error: DatabaseError, path: String, subject: Subject = .store) {
        switch error.resultCode {
        case .SQLITE_FULL:
            self.init(.full, path: path, reason: "the disk is full; free some space and run the same command again")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(
                .busy, path: path, reason: "another process holds the \(subject.noun); try again when it has ended")
        case .SQLITE_NOTADB, .SQLITE_CORRUPT:
            self.init(
                .notAStore, path: path,
                reason: "is not a \(subject.noun) of Candor, or is damaged; \(subject.advice)")
        case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_WRITE:
            self.init(.full, path: path, reason: "cannot be written; is the disk full?")
        case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM:
            self.init(.unwritable, path: path, reason: "cannot be opened for writing; \(subject.advice)")
        default:
            let reason = error.message ?? "SQLite error \(error.resultCode.rawValue)"
            self.init(.unwritable, path: path, reason: "cannot be used (\(reason)); \(subject.advice)")
        }
    }
}
