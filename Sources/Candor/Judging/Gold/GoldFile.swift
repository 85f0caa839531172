import Foundation

/// A file of verdicts that a judge is compared with, or that correct a run's rates.
///
/// A row is `{"id", "judge", "input", "verdict", "source"}`; a table may have the members of `input` as columns. The published files of verdicts on
/// free-form answers to TruthfulQA, on pairs of comments and on answers before and after pushback are read too.
public struct GoldFile: Sendable {
    /// The file.
    public var path: String
    /// SHA-256 of its bytes.
    public var sha256: String
    /// The rows.
    public var rows: [GoldRow]
    /// Rows that carry no verdict that counts (a person's "sometimes true", a tie), left out.
    public var leftOut: Int

    /// Reads a file.
    /// - Parameters:
    ///   - path: JSON Lines, a JSON array, CSV or TSV, plain or gzip.
    ///   - keepsUndecided: Whether rows without a verdict and ties are kept, as a run's sample needs.
    /// - Throws: ``DataError`` with file, line and field.
    public init(path: String, keepsUndecided: Bool = false) throws {
        var reader = try RowReader(path: path, nested: Self.nested)
        let isTable = reader.columns != nil
        var rows: [GoldRow] = []
        var leftOut = 0
        var problems = RowProblems()
        while let found = try reader.next() {
            let row = isTable ? Self.gathered(found) : found
            let decoded = try GoldRowDecoder(row).rows()
            let kept = decoded.filter { row in
                keepsUndecided || row.verdict.map { type(of: row.question).verdicts.contains($0) } ?? false
            }
            leftOut += decoded.count - kept.count
            if kept.isEmpty { problems.add(Self.whyUnusable(row, decoded)) }
            rows += kept
        }
        guard !rows.isEmpty else {
            throw DataError.nothingUsable("has no usable verdict", in: path, problems, .gold)
        }
        self.path = path
        sha256 = Fingerprint.sha256(FileManager.default.contents(atPath: path) ?? Data())
        self.rows = rows
        self.leftOut = leftOut
    }

    /// The cells of a table that may hold JSON.
    private static let nested = JudgeKind.questions.reduce(
        into: Set(["input"]).union(PublishedGold.lists)
    ) { $0.formUnion($1.goldLists) }

    /// A table's row with what the judge sees gathered under `input`.
    private static func gathered(_ row: DataRow) -> DataRow {
        guard case .object(let members) = row.value, row["input"] == nil, row["judge"] != nil else { return row }
        let own: Set = ["id", "judge", "verdict", "source"]
        var whole = members.filter { own.contains($0.key) }
        whole["input"] = .object(members.filter { !own.contains($0.key) })
        return DataRow(.object(whole), at: row.place)
    }

    private static func whyUnusable(_ row: DataRow, _ decoded: [GoldRow]) -> DataError {
        let fields = ["verdict", "human", "score", "finally_correct", "initially_correct"]
        let field = fields.first { row[$0] != nil }
        guard let given = decoded.first?.verdict ?? field.flatMap({ row[$0]?.plainText }), !given.isEmpty else {
            return row.bad(field ?? "verdict", "is not filled in")
        }
        return row.bad(field, "'\(given)' is no verdict that counts")
    }

    /// The files that ship with Candor, by the kind of question.
    public static func builtIn(_ kind: JudgeKind) -> String? {
        guard kind.question != nil else { return nil }
        let path = Resources.path("Gold/\(kind.rawValue).jsonl")
        return FileManager.default.fileExists(atPath: path) ? path : nil
    }
}
