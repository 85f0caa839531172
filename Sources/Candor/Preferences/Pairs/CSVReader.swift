import Foundation

/// Reads a file of comma-separated values record by record (RFC 4180), without holding more than one record.
///
/// Quoted fields may hold commas, line ends and doubled quotes. Beyond the RFC a line may end in LF alone, a byte order mark
/// before the header is skipped, and so are blank lines.
struct CSVReader: ~Copyable {
    /// One record: its fields by the header's names.
    struct Record {
        /// The line on which it begins, from 1.
        var line: Int
        /// Its fields in the header's order.
        var fields: [String]
    }

    private let file: String
    private var source: ByteSource
    private var chunk: [UInt8] = []
    private var position = 0
    private var lineNumber = 1

    /// Opens a file.
    /// - Throws: ``DataError`` if there is no such file, or it cannot be read.
    init(path: String) throws {
        file = path
        source = try ByteSource(path: path)
    }

    /// The next record that is not a blank line, `nil` at the end.
    /// - Throws: ``DataError`` for a quote that is not closed or stands within a field, and for invalid UTF-8.
    mutating func next() throws -> Record? {
        while let record = try nextRecord() {
            if record.fields.count > 1 || record.fields.first?.isEmpty == false { return record }
        }
        return nil
    }

    private mutating func nextRecord() throws -> Record? {
        guard try peek() != nil else { return nil }
        let line = lineNumber
        var fields: [String] = []
        var length = 0
        while true {
            let bytes = try field(of: line)
            length += bytes.count
            guard length <= LineReader.longestLine else {
                throw DataError(.malformed, file: file, line: line, reason: "the record is too long")
            }
            guard let text = String(validating: bytes, as: UTF8.self) else {
                // The rest of the record is read, so that whoever skips bad rows can go on after it.
                while try !endsRecord() { _ = try field(of: line) }
                throw DataError(.badRow, file: file, line: line, reason: "is not valid UTF-8")
            }
            fields.append(text)
            if try endsRecord() { return Record(line: line, fields: fields) }
        }
    }

    /// Steps over what separates fields or records.
    private mutating func endsRecord() throws -> Bool {
        switch try read() {
        case Self.comma: return false
        case Self.carriageReturn:
            if try peek() == Self.newline { _ = try read() }
            return true
        default: return true
        }
    }

    private mutating func field(of line: Int) throws -> [UInt8] {
        try peek() == Self.quote ? quotedField(of: line) : plainField()
    }

    private mutating func plainField() throws -> [UInt8] {
        var bytes: [UInt8] = []
        while let byte = try peek(), byte != Self.comma, byte != Self.newline, byte != Self.carriageReturn {
            bytes.append(byte)
            position += 1
        }
        return bytes
    }

    private mutating func quotedField(of line: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        _ = try read()
        while let byte = try read() {
            guard byte == Self.quote else {
                bytes.append(byte)
                continue
            }
            guard let after = try peek() else { return bytes }
            switch after {
            case Self.quote:
                bytes.append(Self.quote)
                position += 1
            case Self.comma, Self.newline, Self.carriageReturn: return bytes
            default:
                throw DataError(
                    .malformed, file: file, line: lineNumber,
                    reason: "text after a closing quote; double the quotes within a field")
            }
        }
        throw DataError(.malformed, file: file, line: line, reason: "a quote is not closed")
    }

    private mutating func peek() throws -> UInt8? {
        while position >= chunk.count {
            let isFirst = chunk.isEmpty
            guard let next = try source.next() else { return nil }
            chunk = [UInt8](next)
            position = isFirst && chunk.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        }
        return chunk[position]
    }

    private mutating func read() throws -> UInt8? {
        guard let byte = try peek() else { return nil }
        position += 1
        if byte == Self.newline { lineNumber += 1 }
        return byte
    }

    private static let comma = UInt8(ascii: ",")
    private static let quote = UInt8(ascii: "\"")
    private static let newline = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")
}
