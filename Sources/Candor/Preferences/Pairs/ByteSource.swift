import Crypto
import Foundation

/// The bytes of a file in pieces, plain or inflated from gzip, hashed on the way.
struct ByteSource: ~Copyable {
    private let file: String
    private let handle: FileHandle
    private var inflater: GzipInflater?
    private var hash = SHA256()

    /// Opens a file.
    /// - Parameter path: The file; read as gzip when it begins with gzip's magic number, whatever its name.
    /// - Throws: ``DataError`` if there is no such file, or it cannot be read.
    init(path: String) throws {
        let (handle, isGzip) = try FileHandle.opened(path)
        file = path
        self.handle = handle
        inflater = isGzip ? GzipInflater() : nil
    }

    /// The next piece, not empty; `nil` at the end.
    /// - Throws: ``DataError`` for a damaged gzip stream.
    mutating func next() throws -> Data? {
        while true {
            // Deflate makes a byte of at most 1,032 (RFC 1951): small pieces of it keep the memory small.
            guard let chunk = try handle.read(upToCount: inflater == nil ? 1 << 18 : 1 << 12), !chunk.isEmpty else {
                guard inflater?.isComplete ?? true else {
                    throw DataError(.malformed, file: file, reason: "the gzip stream ends before its end")
                }
                return nil
            }
            hash.update(data: chunk)
            guard inflater != nil else { return chunk }
            guard let inflated = inflater?.inflate(chunk) else {
                throw DataError(.malformed, file: file, reason: "the gzip stream is damaged")
            }
            if !inflated.isEmpty { return inflated }
        }
    }

    /// SHA-256 of the file's bytes as far as they have been read, in hexadecimal.
    var sha256: String { hash.finalize().hexadecimal }
}
