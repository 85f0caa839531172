import CandorModels
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
            throw StoreError(.unwritable, path: "''", reason: "is no file's name; name the store")
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
            case .store: "name another store"
            case .study: "name another file, or continue with a copy, where there are backups"
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

extension Store {
    /// Scores that are remembered.
    /// - Parameter keys: What was scored.
    /// - Returns: As many elements as keys; `nil` where nothing is remembered, no finite number where there is no score.
    /// - Throws: ``StoreError``.
    func scores(for keys: [ScoreKey]) async throws -> [Double?] {
        try await mapping {
            try await database.read { database in
                let statement = try database.cachedStatement(sql: "SELECT score FROM score WHERE key = ?")
                return try keys.map { try Double.fetchOne(statement, arguments: [$0.text]) }
            }
        }
    }

    /// Remembers scores; the first one written stays. They are on disk when this returns.
    /// - Parameters:
    ///   - scores: As many as keys; what is no finite number says that there is no score.
    ///   - keys: What was scored.
    ///   - model: By which preference model.
    ///   - address: Where it is served; `nil` for one in this process.
    /// - Throws: ``StoreError``.
    func remember(
        _ scores: [Double], for keys: [ScoreKey], by model: ModelIdentity, at address: String? = nil
    ) async throws {
        let received = Date.now.formatted(.iso8601)
        try await mapping {
            try await database.keep { database in
                let statement = try database.cachedStatement(
                    sql: "INSERT OR IGNORE INTO score (key, model, score, received, address) VALUES (?, ?, ?, ?, ?)")
                for (key, score) in zip(keys, scores) {
                    // SQLite has no value for "no number".
                    let kept = score.isFinite ? score : -.infinity
                    try statement.execute(arguments: [key.text, model.description, kept, received, address])
                }
            }
        }
    }
}
