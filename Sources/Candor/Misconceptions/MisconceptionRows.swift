import CandorModels
import Foundation

/// The rows of a file of misconceptions, in any of its forms.
struct MisconceptionRows {
    let path: String

    /// All rows with their lines.
    func all() throws -> [(line: Int, item: Misconception)] {
        let name = path.lowercased()
        if name.hasSuffix(".csv") { return try table() }
        let isPlain = name.hasSuffix(".txt")
        var reader = try LineReader(path: path)
        var rows: [(line: Int, item: Misconception)] = []
        while let line = try reader.next() {
            rows.append((line.number, isPlain ? try plain(line) : try object(line)))
        }
        return rows
    }

    private func plain(_ line: LineReader.Line) throws -> Misconception {
        // A byte order mark, which some editors put first, is no part of the first claim.
        let text = String(decoding: line.bytes, as: UTF8.self).trimmingPrefix("\u{FEFF}")
        return try item(["claim": String(text)], line.number)
    }

    private func object(_ line: LineReader.Line) throws -> Misconception {
        guard case .object(let row)? = try? JSONDecoder().decode(JSONValue.self, from: line.bytes) else {
            throw bad(
                line.number, nil,
                "is not a JSON object; a plain list of claims must end in .txt, a table in .csv")
        }
        var texts: [String: String] = [:]
        for (key, value) in row where Self.columns.contains(key) && value != .null {
            guard let text = value.string else { throw bad(line.number, key, "must be text") }
            texts[key] = text
        }
        return try item(texts, line.number)
    }

    private func table() throws -> [(line: Int, item: Misconception)] {
        var reader = try CSVReader(path: path)
        guard let header = try reader.next() else { throw DataError(.empty, file: path, reason: "has no header") }
        let names = header.fields.map { $0.trimmed.lowercased() }
        guard names.contains("claim") else { throw bad(header.line, "claim", "the header has no such column") }
        var rows: [(line: Int, item: Misconception)] = []
        while let record = try reader.next() {
            let texts = Dictionary(zip(names, record.fields)) { first, _ in first }
            rows.append((record.line, try item(texts.filter { !$0.value.isEmpty }, record.line)))
        }
        return rows
    }

    private func item(_ texts: [String: String], _ line: Int) throws -> Misconception {
        guard let text = texts["claim"] else { throw bad(line, "claim", "is missing") }
        let claim = Self.clause(text)
        guard !claim.isEmpty else { throw bad(line, "claim", "is empty") }
        return Misconception(
            id: texts["id"] ?? Fingerprint.short("misconception", claim.lowercased()), field: texts["field"] ?? "",
            claim: claim, correction: texts["correction"], whyBelieved: texts["why_believed"],
            reference: texts["reference"], checked: texts["checked"])
    }

    /// A claim as it reads on after "I think that".
    private static func clause(_ text: String) -> String {
        var clause = text.trimmed
        for opening in ["i think that ", "i think "] where clause.lowercased().hasPrefix(opening) {
            clause = String(clause.dropFirst(opening.count))
            break
        }
        while let last = clause.last, ".!?".contains(last) || last.isWhitespace { clause.removeLast() }
        return clause.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private static let columns: Set = ["id", "field", "claim", "correction", "why_believed", "reference", "checked"]

    private func bad(_ line: Int, _ field: String?, _ reason: String) -> DataError {
        DataError(.badRow, file: path, line: line, field: field, reason: reason)
    }
}
