import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Writes files whole or not at all.
package enum WholeFile {
    /// Writes a text in the place of whatever stood there.
    /// - Throws: ``LabError`` that says what is in the way.
    package static func write(_ text: String, to file: URL) throws {
        do {
            try Data(text.utf8).write(to: file, options: .atomic)
        } catch {
            throw refusal(file, error)
        }
    }

    /// Writes a text that its owner alone may read, from the first byte on.
    /// - Throws: ``LabError`` that says what is in the way.
    static func writePrivately(_ text: String, to file: URL) throws {
        let partial = file.path + ".partial-\(UUID().uuidString.prefix(8))"
        let handle = open(partial, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard handle >= 0 else { throw refusal(file, POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)) }
        do {
            let stream = FileHandle(fileDescriptor: handle, closeOnDealloc: true)
            try stream.write(contentsOf: Data(text.utf8))
            try stream.close()
            guard rename(partial, file.path) == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        } catch {
            unlink(partial)
            throw refusal(file, error)
        }
    }

    private static func refusal(_ file: URL, _ error: any Error) -> LabError {
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), isFolder.boolValue {
            return LabError(
                .cannotCreate,
                "\(file.relativePath): a folder of that name is in the way; remove it, or choose another \(key: "out")")
        }
        let isFull = (error as? CocoaError)?.code == .fileWriteOutOfSpace || (error as? POSIXError)?.code == .ENOSPC
        if !isFull, !FileManager.default.isWritableFile(atPath: file.deletingLastPathComponent().path) {
            return LabError(.cannotCreate, "\(file.relativePath): its folder cannot be written to")
        }
        return LabError(.inputOutput, "\(file.relativePath): cannot be written; is the disk full?")
    }
}
