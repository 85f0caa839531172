import CandorModels
import Foundation

/// The rows of a file of pairs, JSON Lines or CSV, as objects with their lines.
struct PairRows: ~Copyable {
    /// One row.
    struct Row {
        /// Its fields.
        var value: JSONValue
        /// Where it begins, from 1.
        var line: Int
    }

    private let file: String
    private var lines: LineReader?
    private var records: CSVReader?
    private var header: [String] = []

    /// Opens a file: CSV when its name ends in `.csv` or `.csv.gz`, else JSON Lines.
    /// - Throws: ``DataError`` if it cannot be read, or if a CSV header names a column twice.
    init(path: String) throws {
        let name = path.lowercased()
        let isCSV = name.hasSuffix(".csv") || name.hasSuffix(".csv.gz")
        file = path
        lines = isCSV ? nil : try LineReader(path: path)
        records = isCSV ? try CSVReader(path: path) : nil
        guard let first = try records?.next() else { return }
        header = first.fields.map { $0.trimmingCharacters(in: .whitespaces).lowercased() }
        if let twice = header.indices.first(where: { header[..<$0].contains(header[$0]) }) {
            throw DataError(.malformed, file: path, line: first.line, field: header[twice], reason: "is a column twice")
        }
    }

    /// The next row, `nil` at the end.
    /// - Throws: ``DataError``, code `badRow` when the next row can be read all the same.
    mutating func next() throws -> Row? {
        if let record = try records?.next() { return try row(of: record) }
        guard let line = try lines?.next() else { return nil }
        guard let value = try? JSONDecoder().decode(JSONValue.self, from: line.bytes), case .object = value else {
            throw DataError(.badRow, file: file, line: line.number, reason: "is not a JSON object")
        }
        return Row(value: value, line: line.number)
    }

    private func row(of record: CSVReader.Record) throws -> Row {
        guard record.fields.count == header.count else {
            throw DataError(
                .badRow, file: file, line: record.line,
                reason: "has \(record.fields.count) fields where the header names \(header.count)")
        }
        var members: [String: JSONValue] = [:]
        for (name, text) in zip(header, record.fields) where !text.isEmpty || name.hasPrefix("response") {
            members[name] = Self.turns(in: text) ?? .string(text)
        }
        return Row(value: .object(members), line: record.line)
    }

    /// A list of messages that stands in a cell as JSON.
    private static func turns(in text: String) -> JSONValue? {
        guard text.hasPrefix("["), let value = try? JSONDecoder().decode(JSONValue.self, from: Data(text.utf8)),
            let elements = value.array, elements.contains(where: { $0["content"] != nil })
        else { return nil }
        return value
    }
}
