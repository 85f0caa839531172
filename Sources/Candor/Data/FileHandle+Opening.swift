import Foundation

extension FileHandle {
    /// Opens a data file for reading, at its beginning.
    /// - Parameter path: The file.
    /// - Returns: The file, and whether it begins with gzip's magic number, whatever its name.
    /// - Throws: ``DataError`` if there is no such file, it cannot be read, it is in a format that is not read, or it is
    ///   called `.gz` and is none.
    static func opened(_ path: String) throws -> (handle: FileHandle, isGzip: Bool) {
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
            throw DataError(.unreadable, file: path, reason: "no such file")
        }
        guard !isDirectory.boolValue else {
            throw DataError(.unreadable, file: path, reason: "is a folder; name a file in it")
        }
        let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        let type = (try? FileManager.default.attributesOfItem(atPath: target))?[.type] as? FileAttributeType
        guard type == .typeRegular else {
            // A device may have no end, and a pipe cannot be read twice.
            throw DataError(.unreadable, file: path, reason: "is no regular file; write what it holds to one first")
        }
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw DataError(.unreadable, file: path, reason: "cannot be read")
        }
        let start = try handle.piece(upToCount: 512, of: path)
        try handle.seek(toOffset: 0)
        if let foreign = ForeignFormat(opening: start, path: path) {
            throw DataError(.malformed, file: path, reason: foreign.reason)
        }
        let isGzip = start.starts(with: [0x1F, 0x8B])
        guard isGzip || !path.lowercased().hasSuffix(".gz") else {
            throw DataError(.malformed, file: path, reason: "is not a gzip file")
        }
        return (handle, isGzip)
    }

    /// The next bytes; none at the end.
    /// - Parameters:
    ///   - count: How many at most.
    ///   - path: The file, for the error.
    /// - Throws: ``DataError`` if they cannot be read.
    func piece(upToCount count: Int, of path: String) throws -> Data {
        do {
            return try read(upToCount: count) ?? Data()
        } catch {
            throw DataError(.unreadable, file: path, reason: "cannot be read")
        }
    }
}
