import Foundation

/// A file of verdicts that a judge is compared with, or that correct a run's rates.
///
/// The format is one object a line: `{"id", "judge", "input", "verdict", "source"}`. The published files of verdicts on
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
    ///   - path: A `.jsonl` or `.jsonl.gz` file.
    ///   - keepsUndecided: Whether rows without a verdict and ties are kept, as a run's sample needs.
    /// - Throws: ``DataError`` with file, line and field.
    public init(path: String, keepsUndecided: Bool = false) throws {
        var reader = try LineReader(path: path)
        var rows: [GoldRow] = []
        var leftOut = 0
        while let line = try reader.next() {
            let decoder = try GoldRowDecoder(line.bytes, line: line.number, file: path)
            let decoded = try decoder.rows()
            let kept = decoded.filter { row in
                keepsUndecided || row.verdict.map { row.question.kind.verdicts.contains($0) } ?? false
            }
            leftOut += decoded.count - kept.count
            rows += kept
        }
        guard !rows.isEmpty else { throw DataError(.empty, file: path, reason: "has no row with a usable verdict") }
        self.path = path
        sha256 = Fingerprint.sha256(FileManager.default.contents(atPath: path) ?? Data())
        self.rows = rows
        self.leftOut = leftOut
    }

    /// The files that ship with Candor, by the judge's kind.
    public static func builtIn(_ kind: JudgeKind) -> String? {
        let path = Resources.path("Gold/\(kind.rawValue).jsonl")
        return FileManager.default.fileExists(atPath: path) ? path : nil
    }
}
