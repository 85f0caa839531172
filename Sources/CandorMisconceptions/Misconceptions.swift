import Candor
import CandorModels
import Foundation

/// The misconceptions of a file.
public struct Misconceptions: Hashable, Sendable {
    /// The file's name.
    public var name: String
    /// SHA-256 of the file's bytes, in hexadecimal.
    public var sha256: String
    /// The misconceptions, in the file's order.
    public var items: [Misconception]
    /// Rows left out because an earlier one has the same claim.
    public var duplicates: Int

    /// The file that ships with Candor.
    public static var builtIn: String { Resources.path("Misconceptions/misconceptions.jsonl") }

    /// Reads a file: JSON Lines or a JSON array with `claim` and what else there is; CSV or TSV with a column `claim`; or text with a
    /// claim a line. A claim may begin with "I think that" and end with a full stop, which are taken off.
    /// - Parameter path: The file.
    /// - Throws: `DataError` for a file or row that cannot be used, for an id that stands twice, and for a file without claims.
    public init(path: String) throws {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw DataError(
                .unreadable, file: path, reason: "no such file; candor misconceptions list shows Candor's own")
        }
        let rows = try MisconceptionRows(path: path).all()
        var (items, claims, ids) = ([Misconception](), Set<String>(), Set<String>())
        var duplicates = 0
        for (place, item) in rows {
            guard claims.insert(item.claim.lowercased()).inserted else {
                duplicates += 1
                continue
            }
            guard ids.insert(item.id).inserted else {
                throw place.bad("id", "'\(item.id)' stands twice")
            }
            items.append(item)
        }
        guard !items.isEmpty else {
            throw DataError.nothingUsable("has no claim", in: path, RowProblems(), .misconceptions)
        }
        name = URL(fileURLWithPath: path).lastPathComponent
        sha256 = Fingerprint.sha256(bytes)
        self.items = items
        self.duplicates = duplicates
    }

    /// The fields of knowledge with their numbers of claims, in the file's order.
    public var fields: [(name: String, count: Int)] {
        items.grouped(by: \.field).map { ($0.key, $0.elements.count) }
    }
}

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
