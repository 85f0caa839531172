import Foundation
import GRDB

/// The file of one human study: its design and tasks, written once, and the log of what happened, which only grows.
///
/// What stands in it is text that others give a meaning. Appended lines are committed with `synchronous = FULL`: ``append(_:)``
/// returns when they are on disk, so that neither a crash nor a power cut loses an answer that was acknowledged. The file holds
/// secrets: it is made readable for its owner alone.
public struct StudyFile: Sendable {
    /// What a study is made with.
    public struct Content: Hashable, Sendable {
        /// The design.
        public var design: String
        /// The tasks, in order.
        public var tasks: [String]

        /// Creates the content of a study.
        public init(design: String, tasks: [String]) {
            self.design = design
            self.tasks = tasks
        }
    }

    /// The file.
    public let path: String
    let database: DatabasePool

    /// Makes a study.
    /// - Parameters:
    ///   - path: A file that does not exist yet.
    ///   - content: Its design and tasks.
    ///   - log: The log's first lines.
    /// - Throws: ``StoreError`` if there is such a file or it cannot be written.
    public static func create(path: String, content: Content, log: [String] = []) throws -> StudyFile {
        try makePrivate(path)
        do {
            return try fill(path, content, log)
        } catch {
            // Half a study would stand in the way of the next attempt.
            for ending in ["", "-wal", "-shm"] { unlink(path + ending) }
            throw error
        }
    }

    private static func fill(_ path: String, _ content: Content, _ log: [String]) throws -> StudyFile {
        let file = try StudyFile(opening: path)
        try file.mapping { database in
            try StudySchema.migrator.migrate(database)
            try database.write { database in
                try database.execute(sql: "INSERT INTO study (id, design) VALUES (1, ?)", arguments: [content.design])
                for (position, task) in content.tasks.enumerated() {
                    try database.execute(
                        sql: "INSERT INTO task (position, content) VALUES (?, ?)", arguments: [position, task])
                }
                try Self.insert(database, log)
            }
        }
        return file
    }

    /// Opens a study.
    /// - Parameter path: Its file.
    /// - Throws: ``StoreError`` if there is none or the file is something else.
    public init(path: String) throws {
        guard FileManager.default.fileExists(atPath: path) else {
            throw StoreError(.noSuchStudy, path: path, reason: "no such study; make one with candor study create")
        }
        var isStudy = false
        do {
            try DatabasePool.inspect(path) { database in
                isStudy = try database.tableExists("study") && database.tableExists("event")
                guard try !isStudy || !StudySchema.migrator.hasBeenSuperseded(database) else {
                    throw StoreError(.notAStore, path: path, reason: "was made by something newer")
                }
            }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_NOTADB {
            // Said below.
        } catch let error as DatabaseError {
            throw StoreError(error, path: path, subject: .study)
        }
        guard isStudy else {
            throw StoreError(.notAStore, path: path, reason: "is not a study of candor study create")
        }
        try self.init(opening: path)
        try mapping { try StudySchema.migrator.migrate($0) }
    }

    private init(opening path: String) throws {
        self.path = path
        do {
            database = try .opening(path)
            try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        } catch let error as DatabaseError {
            throw StoreError(error, path: path, subject: .study)
        }
    }

    /// The design and the tasks.
    /// - Throws: ``StoreError``.
    public func content() throws -> Content {
        try mapping { database in
            try database.read { database in
                guard let design = try String.fetchOne(database, sql: "SELECT design FROM study") else {
                    throw StoreError(.notAStore, path: path, reason: "has no design")
                }
                return Content(
                    design: design,
                    tasks: try String.fetchAll(database, sql: "SELECT content FROM task ORDER BY position"))
            }
        }
    }

    /// The log, oldest line first.
    /// - Throws: ``StoreError``.
    public func log() throws -> [String] {
        try mapping { database in
            try database.read { try String.fetchAll($0, sql: "SELECT content FROM event ORDER BY sequence") }
        }
    }

    /// Adds lines to the log, all or none of them; returns when they are on disk.
    /// - Parameter lines: What happened, in order.
    /// - Throws: ``StoreError``; nothing is added then.
    public func append(_ lines: [String]) async throws {
        guard !lines.isEmpty else { return }
        do {
            try await database.keep { try Self.insert($0, lines) }
        } catch let error as DatabaseError {
            throw StoreError(error, path: path, subject: .study)
        }
    }

    /// Writes a consistent copy of the study as it stands, while it may be in use.
    /// - Parameter path: The copy's file; replaced if it exists, once the copy is complete.
    /// - Throws: ``StoreError``.
    public func backUp(to path: String) async throws {
        let partial = path + Self.partialEnding
        let remains = [partial, partial + "-journal"]
        for file in remains { unlink(file) }
        try Self.makePrivate(partial)
        do {
            try await database.writeWithoutTransaction { database in
                try database.execute(sql: "VACUUM INTO ?", arguments: [partial])
            }
            guard rename(partial, path) == 0 else {
                throw StoreError(.unwritable, path: path, reason: "cannot be written")
            }
        } catch {
            // Nobody would ever come back to it: the next copy has another name.
            for file in remains { unlink(file) }
            guard let error = error as? DatabaseError else { throw error }
            throw StoreError(error, path: path, subject: .study)
        }
    }

    /// How a copy's name ends until the copy is complete.
    package static let partialEnding = ".partial"

    /// Makes an empty file that only its owner can read; SQLite gives its other files the same rights. Of several that make the same
    /// file at once, one succeeds.
    private static func makePrivate(_ path: String) throws {
        let handle = open(path, O_CREAT | O_EXCL | O_WRONLY, 0o600)
        guard handle >= 0 else {
            throw StoreError(
                .unwritable, path: path,
                reason: errno == EEXIST ? "exists already; name another file" : "cannot be written")
        }
        close(handle)
    }

    private static func insert(_ database: Database, _ lines: [String]) throws {
        let statement = try database.cachedStatement(sql: "INSERT INTO event (content) VALUES (?)")
        for line in lines { try statement.execute(arguments: [line]) }
    }

    private func mapping<Value>(_ body: (DatabasePool) throws -> Value) throws -> Value {
        do {
            return try body(database)
        } catch let error as DatabaseError {
            throw StoreError(error, path: path, subject: .study)
        }
    }
}

/// The tables of a study's file, as named migrations.
enum StudySchema {
    static let migrator: DatabaseMigrator = {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("study") { database in
            try database.create(table: "study") { table in
                table.primaryKey("id", .integer)
                table.column("design", .text).notNull()
            }
            try database.create(table: "task") { table in
                table.primaryKey("position", .integer)
                table.column("content", .text).notNull()
            }
            try database.create(table: "event") { table in
                table.autoIncrementedPrimaryKey("sequence")
                table.column("content", .text).notNull()
            }
        }
        return migrator
    }()
}
