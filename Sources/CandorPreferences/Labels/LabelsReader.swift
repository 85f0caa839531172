import Candor
import CandorModels
import Foundation

/// Reads labels row by row: who was preferred, and which response has more of each feature.
///
/// A line is `{"pair", "preferred": "a" | "b" | "tie" | A's share, "features": {name: -1 | 0 | 1 | null}}` with an optional
/// `"rater"`; other members are ignored. The features are those that any line names; a line that lacks one of them leaves it
/// unscored, as `null` does. One JSON array of such objects is read too, and a table with the columns `pair`, `preferred`
/// and, if need be, `rater`, whose other columns are features.
///
/// ```swift
/// var reader = try LabelsReader(path: path, features: pack.names)
/// while let row = try reader.next() { … row.values … }
/// ```
public struct LabelsReader: ~Copyable {
    private let file: String
    private var source: ByteSource?
    private var table: RowReader?
    private var chunk: [UInt8] = []
    private var position = 0
    private var lineNumber = 0
    private var columns: LabelColumns
    private var ids = UniqueIDs()

    /// Lines read so far.
    public private(set) var rows = 0
    /// Lines so far whose pair stood in the file before.
    public private(set) var duplicates = 0

    /// Opens a file.
    /// - Parameters:
    ///   - path: The file, plain or gzip.
    ///   - features: The features whose columns come first, in this order, usually a pack's; others follow as they appear.
    /// - Throws: `DataError` if there is no such file, or it cannot be read.
    public init(path: String, features: [String] = []) throws {
        file = path
        columns = LabelColumns(known: features)
        if RowReader.isTable(path) {
            table = try RowReader(path: path, nested: ["features"])
            return
        }
        var source = try ByteSource(path: path)
        let opening = try source.peek()?.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
        if opening == UInt8(ascii: "[") {
            table = try RowReader(path: path)
        } else {
            self.source = consume source
        }
    }

    /// Whether the first row of a file is a row of labels rather than a pair.
    /// - Parameter path: The file.
    /// - Throws: `DataError` if it cannot be read.
    public static func holdsLabels(_ path: String) throws -> Bool {
        var rows = try RowReader(path: path)
        if let columns = rows.columns {
            return columns.contains("pair") && !columns.contains { $0.hasPrefix("response") || $0 == "chosen" }
        }
        guard let row = try? rows.next() else { return false }
        return row["features"] != nil && row["pair"] != nil
    }

    /// The features so far, one a column of ``LabelsRow/values``: first those given to the initialiser.
    public var features: [String] { columns.names }
    /// For each of ``features`` whether the file has named it so far.
    public var isNamed: [Bool] { columns.isNamed }
    /// SHA-256 of the file's bytes in hexadecimal, once ``next()`` has returned `nil`.
    public private(set) var sha256 = ""

    /// The next line that is not blank, `nil` at the end of the file.
    /// - Throws: `DataError` with file, line, field and reason for a line that is wrong, a label such as `2`, `0.5`, `"a"`,
    ///   `true` or `NaN` among it.
    public mutating func next() throws -> LabelsRow? {
        while let line = try table == nil ? nextPlainLine() : nextTableLine() {
            rows += 1
            let isRepeated = ids.isRepeated(line.pair)
            if isRepeated { duplicates += 1 }
            return LabelsRow(
                pair: line.pair, preferred: line.preferred, rater: line.rater, values: line.values,
                isRepeated: isRepeated)
        }
        if let sum = table?.digest() { sha256 = sum }
        if let sum = source?.sha256 { sha256 = sum }
        return nil
    }

    /// A row of a table or of a JSON array.
    private mutating func nextTableLine() throws -> LabelsLine? {
        guard let row = try table?.next(), case .object(let members) = row.value else { return nil }
        do {
            let isTable = table?.columns != nil
            return try LabelsLineDecoder.line(isTable ? Self.gathered(members) : members, &columns)
        } catch let error as LabelsLineError {
            throw row.bad(error.field, error.reason)
        }
    }

    /// A table's row with its features gathered; what is a number is one.
    private static func gathered(_ members: [String: JSONValue]) -> [String: JSONValue] {
        guard members["features"] == nil else { return members }
        let own: Set = ["pair", "preferred", "rater"]
        var whole = members.filter { own.contains($0.key) }
        let features = members.filter { !own.contains($0.key) }.map { name, value in
            (name.hasPrefix("features.") ? String(name.dropFirst("features.".count)) : name, label(value))
        }
        whole["features"] = .object(Dictionary(features) { first, _ in first })
        return whole
    }

    private static func label(_ value: JSONValue) -> JSONValue {
        guard let text = value.string?.trimmed else { return value }
        if ["null", "na", "nan", ""].contains(text.lowercased()) { return .null }
        return Double(text).map { .number($0) } ?? value
    }

    private mutating func nextPlainLine() throws -> LabelsLine? {
        while let range = try nextLine() {
            lineNumber += 1
            if let line = try line(range) { return line }
        }
        return nil
    }

    private mutating func line(_ range: Range<Int>) throws -> LabelsLine? {
        do {
            let scanned = try chunk.withUnsafeBufferPointer { buffer in
                try LabelsScanner.line(UnsafeBufferPointer(rebasing: buffer[range]), &columns)
            }
            if let scanned { return scanned }
            guard !chunk[range].allSatisfy({ [0x20, 0x09, 0x0D].contains($0) }) else { return nil }
            return try LabelsLineDecoder.line(Data(chunk[range]), &columns)
        } catch let error as LabelsLineError {
            throw DataError(.badRow, file: file, line: lineNumber, field: error.field, reason: error.reason)
        }
    }

    /// Where the next line stands in the chunk, `nil` at the end of the file.
    private mutating func nextLine() throws -> Range<Int>? {
        var searched = position
        while true {
            if let newline = newline(from: searched) {
                defer { position = newline + 1 }
                return position..<newline
            }
            guard chunk.count - position <= LineReader.longestLine else {
                throw DataError(
                    .malformed, file: file, line: lineNumber + 1,
                    reason: "the line is longer than \(LineReader.longestLine >> 20) MiB")
            }
            searched = chunk.count - position
            guard let more = try source?.next() else {
                defer { position = chunk.count }
                return position < chunk.count ? position..<chunk.count : nil
            }
            chunk.removeFirst(position)
            chunk.append(contentsOf: more)
            position = 0
        }
    }

    /// Where the first line end at or after an index stands, by the C library, which searches many bytes at once.
    private func newline(from start: Int) -> Int? {
        chunk.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress, start < bytes.count,
                let found = memchr(base + start, 0x0A, bytes.count - start)
            else { return nil }
            return base.distance(to: UnsafeRawPointer(found))
        }
    }
}
