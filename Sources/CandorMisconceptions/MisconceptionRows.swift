import Candor
import CandorModels
import Foundation

/// The rows of a file of misconceptions, in any of its forms.
struct MisconceptionRows {
    let path: String

    /// All rows with their places.
    func all() throws -> [(place: RowPlace, item: Misconception)] {
        if path.lowercased().hasSuffix(".txt") { return try plain() }
        var reader = try RowReader(path: path)
        if let columns = reader.columns, !columns.contains("claim") {
            throw RowPlace(file: path, line: 1).bad("claim", "the header has no such column")
        }
        var rows: [(place: RowPlace, item: Misconception)] = []
        while let row = try reader.next() { rows.append((row.place, try item(row))) }
        return rows
    }

    private func plain() throws -> [(place: RowPlace, item: Misconception)] {
        var reader = try LineReader(path: path)
        var rows: [(place: RowPlace, item: Misconception)] = []
        while let line = try reader.next() {
            let place = RowPlace(file: path, line: line.number)
            let claim = String(decoding: line.bytes, as: UTF8.self)
            rows.append((place, try item(DataRow(.object(["claim": .string(claim)]), at: place))))
        }
        return rows
    }

    private func item(_ row: DataRow) throws -> Misconception {
        let claim = Self.clause(try row.text("claim"))
        guard !claim.isEmpty else { throw row.bad("claim", "is empty") }
        return Misconception(
            id: try row.name("id") ?? Fingerprint.short("misconception", claim.lowercased()),
            field: try row.optionalText("field") ?? "", claim: claim, correction: try row.optionalText("correction"),
            whyBelieved: try row.optionalText("why_believed"), reference: try row.optionalText("reference"),
            checked: try row.name("checked"))
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
}
