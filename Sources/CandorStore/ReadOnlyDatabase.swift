import Foundation
import GRDB

/// Opens a database that cannot be written.
///
/// SQLite reads one with a write-ahead log only where it finds, or can make, the files beside it, or where it is promised that
/// nobody writes (sqlite.org/wal.html, "Read-Only Databases"). So three ways are tried: as it stands; promised, where no log
/// holds pages that are not in the file yet; and else from a copy, with its log, in the folder for temporary files.
enum ReadOnlyDatabase {
    /// Opens a file.
    /// - Parameters:
    ///   - path: The file.
    ///   - check: Sees whether it is one of ours.
    /// - Throws: What `check` throws, and `DatabaseError`.
    static func opening(_ path: String, _ check: (Database) throws -> Void) throws -> DatabasePool {
        do {
            return try pool(path, check)
        } catch let error as DatabaseError where [.SQLITE_CANTOPEN, .SQLITE_READONLY].contains(error.resultCode) {
            guard isReadableFile(path) else { throw error }
            if !hasLog(path), let unchanging = try? pool(promised(path), check) { return unchanging }
            return try copied(path) { try pool($0, check) }
        }
    }

    private static func pool(_ path: String, _ check: (Database) throws -> Void) throws -> DatabasePool {
        var configuration = Configuration()
        configuration.readonly = true
        // One connection, made now: the file may be a copy that is removed.
        configuration.maximumReaderCount = 1
        let pool = try DatabasePool(path: path, configuration: configuration)
        try pool.read(check)
        return pool
    }

    private static func isReadableFile(_ path: String) -> Bool {
        let file = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        let attributes = try? FileManager.default.attributesOfItem(atPath: file)
        return attributes?[.type] as? FileAttributeType == .typeRegular
            && FileManager.default.isReadableFile(atPath: file)
    }

    private static func hasLog(_ path: String) -> Bool {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path + "-wal")
        return (attributes?[.size] as? Int ?? 0) > 0
    }

    /// The file's name with the promise that nobody writes (sqlite.org/uri.html).
    private static func promised(_ path: String) -> String {
        URL(fileURLWithPath: path).absoluteURL.absoluteString + "?immutable=1"
    }

    /// Opens a copy, which is removed again: what is open can still be read.
    private static func copied(_ path: String, _ open: (String) throws -> DatabasePool) throws -> DatabasePool {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("candor-\(UUID().uuidString)")
        let copy = folder.appendingPathComponent("copy.sqlite").path
        defer { try? FileManager.default.removeItem(at: folder) }
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            try FileManager.default.copyItem(atPath: path, toPath: copy)
            if hasLog(path) { try FileManager.default.copyItem(atPath: path + "-wal", toPath: copy + "-wal") }
        } catch {
            throw DatabaseError(resultCode: .SQLITE_CANTOPEN)
        }
        return try open(copy)
    }
}
