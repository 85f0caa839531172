import Foundation

/// Reads a text file line by line, plain or gzip, UTF-8 or UTF-16, without holding more than one line.
public struct LineReader: ~Copyable {
    /// One line of a file.
    public struct Line: Sendable {
        /// Its number, from 1.
        public var number: Int
        /// Its bytes, valid UTF-8, without the line's end.
        public var bytes: Data
    }

    /// The longest line that is taken, in bytes: 16 MiB, a thousand times the longest row of any published set.
    public static let longestLine = 16 << 20

    private let file: String
    private var source: ByteSource
    private var buffer = Data()
    private var reachedEnd = false
    private var lineNumber = 0

    /// Opens a file.
    /// - Parameter path: The file: UTF-8, or UTF-16 as a byte order mark tells; read as gzip when it begins with gzip's magic
    ///   number, whatever its name.
    /// - Throws: ``DataError`` if there is no such file, it cannot be read, or it is in a format that is not read.
    public init(path: String) throws {
        self.init(try ByteSource(path: path), file: path)
    }

    /// Reads an opened file from where it is.
    init(_ source: consuming ByteSource, file: String) {
        self.source = source
        self.file = file
    }

    /// SHA-256 of the file's bytes as far as they have been read, in hexadecimal.
    var sha256: String { source.sha256 }

    /// The next line that is not blank.
    /// - Returns: The line, or `nil` at the end of the file.
    /// - Throws: ``DataError`` for a damaged gzip stream or a line over ``longestLine``, after which nothing can be read, and
    ///   for a line of invalid UTF-8, after which the next one can.
    public mutating func next() throws -> Line? {
        while let bytes = try nextBytes() {
            lineNumber += 1
            guard let text = String(data: bytes, encoding: .utf8) else {
                throw DataError(.badRow, file: file, line: lineNumber, reason: "is not valid UTF-8")
            }
            if text.allSatisfy(\.isWhitespace) { continue }
            return Line(number: lineNumber, bytes: bytes)
        }
        return nil
    }

    private mutating func nextBytes() throws -> Data? {
        var searched = buffer.startIndex
        while true {
            if let newline = Self.newline(in: buffer[searched...]) {
                let line = Data(buffer[..<newline])
                buffer = buffer[buffer.index(after: newline)...]
                return line
            }
            guard buffer.count <= Self.longestLine else {
                throw DataError(
                    .malformed, file: file, line: lineNumber + 1,
                    reason: "the line is longer than \(Self.longestLine >> 20) MiB")
            }
            searched = buffer.endIndex
            guard !reachedEnd else {
                defer { buffer = Data() }
                return buffer.isEmpty ? nil : Data(buffer)
            }
            let wasSearched = searched - buffer.startIndex
            try fill()
            searched = buffer.startIndex + wasSearched
        }
    }

    /// Where the first line ends, by the C library, which searches many bytes at once.
    private static func newline(in bytes: Data) -> Data.Index? {
        bytes.withUnsafeBytes { buffer in
            guard let start = buffer.baseAddress, let found = memchr(start, 0x0A, buffer.count) else { return nil }
            return bytes.startIndex + start.distance(to: UnsafeRawPointer(found))
        }
    }

    private mutating func fill() throws {
        do {
            guard let chunk = try source.next() else {
                reachedEnd = true
                return
            }
            buffer = Data(buffer) + chunk
        } catch let error as DataError {
            var placed = error
            placed.line = error.line ?? lineNumber + 1
            throw placed
        }
    }
}
