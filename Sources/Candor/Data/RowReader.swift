import CandorModels
import Foundation

/// The rows of a data file as objects with their places, one after the other: how every kind of data is read.
///
/// JSON Lines, one JSON array, or a table with a header (CSV, also with semicolons, and TSV); plain or gzip; UTF-8 or UTF-16.
package struct RowReader: ~Copyable {
    /// The names of a table's columns, in lower case; `nil` for JSON.
    package private(set) var columns: [String]?

    private let file: String
    private let nested: Set<String>
    private var lines: LineReader?
    private var elements: JSONArrayReader?
    private var records: CSVReader?

    /// Opens a file: a table when its name ends in `.csv` or `.tsv` (also `.gz` after it), else JSON.
    /// - Parameters:
    ///   - path: The file.
    ///   - nested: The columns of a table whose cells may hold JSON objects or lists. Lists of messages are read in all.
    /// - Throws: ``DataError`` if it cannot be read, or if a header names a column twice.
    package init(path: String, nested: Set<String> = []) throws {
        file = path
        self.nested = nested
        if Self.isTable(path) {
            records = try CSVReader(path: path)
            columns = try header()
        } else {
            var source = try ByteSource(path: path)
            let opening = try source.peek()?.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
            if opening == UInt8(ascii: "[") {
                elements = JSONArrayReader(source, file: path)
            } else {
                lines = LineReader(source, file: path)
            }
        }
    }

    /// Whether a file is a table, by its name.
    package static func isTable(_ path: String) -> Bool {
        let name = path.lowercased()
        return [".csv", ".tsv", ".csv.gz", ".tsv.gz"].contains { name.hasSuffix($0) }
    }

    /// The next row, `nil` at the end.
    /// - Throws: ``DataError``, code `badRow` when the next row can be read all the same.
    package mutating func next() throws -> DataRow? {
        if records != nil {
            guard let record = try records?.next() else { return nil }
            return try row(of: record)
        }
        if elements != nil {
            guard let element = try elements?.next() else { return nil }
            return try DataRow(
                element.bytes, at: RowPlace(file: file, line: element.line, element: element.number))
        }
        guard let line = try lines?.next() else { return nil }
        return try DataRow(line.bytes, at: RowPlace(file: file, line: line.number))
    }

    /// SHA-256 of the file's bytes in hexadecimal, once ``next()`` has returned `nil`.
    package mutating func digest() -> String {
        if let sum = records?.sha256 { return sum }
        if let sum = elements?.sha256 { return sum }
        if let sum = lines?.sha256 { return sum }
        return ""
    }

    // MARK: Tables

    private mutating func header() throws -> [String] {
        guard let first = try records?.next() else { return [] }
        let names = first.fields.map { $0.trimmed.lowercased() }
        if let twice = names.indices.first(where: { names[..<$0].contains(names[$0]) }) {
            throw DataError(.malformed, file: file, line: first.line, field: names[twice], reason: "is a column twice")
        }
        return names
    }

    private func row(of record: CSVReader.Record) throws -> DataRow {
        let names = columns ?? []
        let place = RowPlace(file: file, line: record.line)
        guard record.fields.count == names.count else {
            throw place.bad(nil, "has \(record.fields.count) fields where the header names \(names.count)")
        }
        var members: [String: JSONValue] = [:]
        for (name, text) in zip(names, record.fields) where !text.isEmpty || name.hasPrefix("response") {
            members[name] = try cell(text, name, place)
        }
        return DataRow(.object(members), at: place)
    }

    private func cell(_ text: String, _ name: String, _ place: RowPlace) throws -> JSONValue {
        let isNested = nested.contains(name) && (text.hasPrefix("{") || text.hasPrefix("["))
        guard isNested || text.hasPrefix("[") else { return .string(text) }
        if text.hasPrefix("[{'"), text.contains("'content'") || text.contains("'value'") {
            throw place.bad(name, "is a Python list and not JSON; write the column with json.dumps")
        }
        let value = try? JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
        if isNested {
            guard let value else { throw place.bad(name, JSONFault.reason(Data(text.utf8))) }
            return value
        }
        let isDialogue = value?.array?.contains { $0["content"] != nil } ?? false
        return isDialogue ? value ?? .string(text) : .string(text)
    }
}
