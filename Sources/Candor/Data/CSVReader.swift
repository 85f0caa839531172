import Foundation

/// Reads a file of comma-separated values record by record (RFC 4180), without holding more than one record.
///
/// Quoted fields may hold commas, line ends and doubled quotes. Beyond the RFC a line may end in LF alone, blank lines are
/// skipped, and semicolons or tabs may stand in place of the commas: what separates the names of the header does.
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
    private var separator = UInt8(ascii: ",")
    private var isAtStart = true

    /// Opens a file.
    /// - Throws: ``DataError`` if there is no such file, it cannot be read, or it is in a format that is not read.
    init(path: String) throws {
        file = path
        source = try ByteSource(path: path)
    }

    /// SHA-256 of the file's bytes as far as they have been read, in hexadecimal.
    var sha256: String { source.sha256 }

    /// The next record that is not a blank line, `nil` at the end.
    /// - Throws: ``DataError`` for a quote that is not closed or stands within a field, and for invalid UTF-8.
    mutating func next() throws -> Record? {
        if isAtStart { try readSeparator() }
        while let record = try nextRecord() {
            if record.fields.count > 1 || record.fields.first?.isEmpty == false { return record }
        }
        return nil
    }

    /// Tells what separates fields: a line `sep=;`, as Excel writes it, or what separates most names of the header.
    private mutating func readSeparator() throws {
        isAtStart = false
        guard try peek() != nil else { return }
        let line = chunk.prefix { $0 != Self.newline }
        let declared = Array(line.filter { $0 != Self.carriageReturn })
        if declared.count == 5, declared.starts(with: "sep=".utf8) {
            separator = declared[4]
            position = min(line.count + 1, chunk.count)
            lineNumber = 2
        } else {
            separator = Self.separator(of: chunk)
        }
    }

    /// What stands most often in the first record, outside of quotes.
    private static func separator(of bytes: [UInt8]) -> UInt8 {
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in bytes {
            if byte == quote { isQuoted.toggle() }
            if byte == newline, !isQuoted { break }
            if separators.contains(byte), !isQuoted { counts[byte, default: 0] += 1 }
        }
        return separators.max { (counts[$0] ?? 0) < (counts[$1] ?? 0) } ?? comma
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
        case separator: return false
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
        while let byte = try peek(), byte != separator, byte != Self.newline, byte != Self.carriageReturn {
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
            case separator, Self.newline, Self.carriageReturn: return bytes
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
            guard let next = try source.next() else { return nil }
            chunk = [UInt8](next)
            position = 0
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
    /// Of two that stand equally often the first is taken.
    private static let separators = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|")]
    private static let quote = UInt8(ascii: "\"")
    private static let newline = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")
}
