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
    /// - Throws: ``DataError`` for a file or row that cannot be used, for an id that stands twice, and for a file without claims.
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
