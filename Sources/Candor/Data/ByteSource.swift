import Crypto
import Foundation

/// The text of a file as UTF-8 in pieces: plain or inflated from gzip, UTF-16 converted, without a byte order mark; the
/// file's own bytes are hashed on the way.
package struct ByteSource: ~Copyable {
    private let file: String
    private let handle: FileHandle
    private var inflater: GzipInflater?
    private var decoder: UTF16Decoder?
    private var hash = SHA256()
    private var isAtStart = true
    private var ahead: Data?

    /// Opens a file.
    /// - Parameter path: The file; read as gzip when it begins with gzip's magic number, whatever its name.
    /// - Throws: ``DataError`` if there is no such file, it cannot be read, or it is in a format that is not read.
    package init(path: String) throws {
        let (handle, isGzip) = try FileHandle.opened(path)
        file = path
        self.handle = handle
        inflater = isGzip ? GzipInflater() : nil
    }

    /// The next piece, not empty; `nil` at the end.
    /// - Throws: ``DataError`` for a damaged gzip stream, UTF-16 that is none, and a foreign format within gzip.
    package mutating func next() throws -> Data? {
        if let piece = ahead {
            ahead = nil
            return piece
        }
        while let bytes = try nextBytes() {
            let text = try isAtStart ? opening(bytes) : try decoded(bytes)
            isAtStart = false
            if !text.isEmpty { return text }
        }
        guard decoder?.isComplete ?? true else { throw malformed("ends within a character of UTF-16") }
        return nil
    }

    /// The next piece, which ``next()`` gives again.
    /// - Throws: As ``next()``.
    package mutating func peek() throws -> Data? {
        ahead = try next()
        return ahead
    }

    /// SHA-256 of the file's bytes as far as they have been read, in hexadecimal.
    package var sha256: String { hash.finalize().hexadecimal }

    /// The first piece: tells the encoding, and what gzip held.
    private mutating func opening(_ bytes: Data) throws -> Data {
        if let foreign = ForeignFormat(opening: bytes, path: file) { throw malformed(foreign.reason) }
        let isUTF32 = bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF])
        guard !isUTF32 else { throw malformed("is UTF-32; save it as UTF-8: iconv -f UTF-32 -t UTF-8") }
        decoder = UTF16Decoder(opening: bytes)
        let text = try decoded(bytes)
        return text.starts(with: Self.mark) ? Data(text.dropFirst(Self.mark.count)) : text
    }

    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private mutating func decoded(_ bytes: Data) throws -> Data {
        guard decoder != nil else { return bytes }
        guard let text = decoder?.utf8(bytes) else { throw malformed("is not valid UTF-16") }
        return text
    }

    private mutating func nextBytes() throws -> Data? {
        while true {
            // Deflate makes a byte of at most 1,032 (RFC 1951): small pieces of it keep the memory small.
            let chunk = try handle.piece(upToCount: inflater == nil ? 1 << 18 : 1 << 12, of: file)
            guard !chunk.isEmpty else {
                guard inflater?.isComplete ?? true else { throw malformed("the gzip stream ends before its end") }
                return nil
            }
            hash.update(data: chunk)
            guard inflater != nil else { return chunk }
            guard let inflated = inflater?.inflate(chunk) else { throw malformed("the gzip stream is damaged") }
            if !inflated.isEmpty { return inflated }
        }
    }

    private func malformed(_ reason: String) -> DataError { DataError(.malformed, file: file, reason: reason) }
}
