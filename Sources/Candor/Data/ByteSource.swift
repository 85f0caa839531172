import CZlib
import CandorDigest
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

/// Inflates a gzip stream (RFC 1952) piece by piece; several members one after the other are read as one.
struct GzipInflater: ~Copyable {
    private var stream: UnsafeMutablePointer<z_stream>
    private var ended = false
    private var isReady: Bool

    init() {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        isReady = candor_inflate_init_gzip(stream) == Z_OK
    }

    deinit {
        inflateEnd(stream)
        stream.deinitialize(count: 1)
        stream.deallocate()
    }

    /// Whether the last member ended with its checksum, so that nothing is missing.
    var isComplete: Bool { ended }

    /// Inflates more of the stream.
    /// - Parameter input: Compressed bytes, in order.
    /// - Returns: What they inflate to, or `nil` if the stream is damaged.
    mutating func inflate(_ input: Data) -> Data? {
        guard isReady else { return nil }
        var output = Data()
        var compressed = [UInt8](input)
        let damaged = compressed.withUnsafeMutableBufferPointer { inflateAll($0, into: &output) }
        return damaged ? nil : output
    }

    private mutating func inflateAll(_ input: UnsafeMutableBufferPointer<UInt8>, into output: inout Data) -> Bool {
        stream.pointee.next_in = input.baseAddress
        stream.pointee.avail_in = UInt32(input.count)
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        var isFull = false
        while stream.pointee.avail_in > 0 || isFull {
            if ended {
                guard inflateReset(stream) == Z_OK else { return true }
                ended = false
            }
            let (status, written) = chunk.withUnsafeMutableBufferPointer { buffer in
                stream.pointee.next_out = buffer.baseAddress
                stream.pointee.avail_out = UInt32(buffer.count)
                let status = CZlib.inflate(stream, Z_NO_FLUSH)
                return (status, buffer.count - Int(stream.pointee.avail_out))
            }
            output.append(contentsOf: chunk[..<written])
            isFull = written == chunk.count
            switch status {
            case Z_STREAM_END:
                ended = true
                isFull = false
            case Z_OK: break
            case Z_BUF_ERROR where stream.pointee.avail_in == 0: isFull = false
            default: return true
            }
        }
        return false
    }
}

/// Turns UTF-16 that comes in pieces into UTF-8.
struct UTF16Decoder {
    private let isBigEndian: Bool
    private var byte: UInt8?
    private var lead: UInt16?

    /// Looks at the beginning of a file.
    /// - Parameter bytes: Its first bytes. A byte order mark tells, and so do zeros beside the first character, which in a data
    ///   file is an ASCII one.
    /// - Returns: `nil` for text that is no UTF-16.
    init?(opening bytes: Data) {
        let start = Array(bytes.prefix(2))
        guard start.count == 2 else { return nil }
        switch (start[0], start[1]) {
        case (0xFF, 0xFE): isBigEndian = false
        case (0xFE, 0xFF): isBigEndian = true
        case (0, 1...): isBigEndian = true
        case (1..<0x80, 0): isBigEndian = false
        default: return nil
        }
    }

    /// Whether nothing is missing at the end: no half of a unit, no half of a surrogate pair.
    var isComplete: Bool { byte == nil && lead == nil }

    /// Decodes more of the text.
    /// - Parameter bytes: The next bytes, in order.
    /// - Returns: UTF-8, byte order marks in it kept; `nil` for an unpaired surrogate.
    mutating func utf8(_ bytes: Data) -> Data? {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2 + 1)
        if let lead { units.append(lead) }
        lead = nil
        for next in bytes {
            guard let first = byte else {
                byte = next
                continue
            }
            units.append(isBigEndian ? UInt16(first) << 8 | UInt16(next) : UInt16(next) << 8 | UInt16(first))
            byte = nil
        }
        if let last = units.last, UTF16.isLeadSurrogate(last) { lead = units.popLast() }
        return String(validating: units, as: UTF16.self).map { Data($0.utf8) }
    }
}
