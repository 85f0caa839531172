import CandorModels
import Crypto
import Foundation

/// The items of one data file.
public struct Dataset: Sendable {
    /// What to do with a row that cannot be used.
    public enum BadRows: Sendable {
        /// Stop with file, line, field and reason.
        case stop
        /// Leave it out, count it and list it.
        case skip
    }

    /// The file's or suite's name.
    public var name: String
    /// The probe that it feeds.
    public var probe: ProbeKind
    /// SHA-256 of the file's bytes, in hexadecimal.
    public var sha256: String
    /// Rows read, duplicates among them, bad rows not.
    public var rows: Int
    /// Rows whose prompt another row has too.
    public var duplicates: Int
    /// What was wrong with the rows that were skipped.
    public var skipped: [DataError]
    /// The items, in the file's order.
    public var items: [Item]

    /// Reads a data file.
    /// - Parameters:
    ///   - path: A `.jsonl` or `.jsonl.gz` file in the published format.
    ///   - probe: The probe it feeds; `nil` to infer it from the file's name or its metadata.
    ///   - badRows: What to do with a row that cannot be used.
    /// - Throws: ``DataError``.
    public init(path: String, probe: ProbeKind? = nil, badRows: BadRows = .stop) throws {
        var reader = try LineReader(path: path)
        var collector: ItemCollector?
        var skipped: [DataError] = []
        while true {
            do {
                guard let line = try reader.next() else { break }
                let row = try EvaluationRow(line.bytes, line: line.number, file: path)
                if collector == nil {
                    guard let probe = probe ?? ProbeKind(ofFile: path) ?? ProbeKind(ofRow: row) else {
                        throw DataError(
                            .unknownProbe, file: path,
                            reason: "neither its name nor its metadata tells which probe it feeds; say so with --probe")
                    }
                    collector = ItemCollector(probe: probe, file: path)
                }
                try collector?.add(row)
            } catch let error as DataError where badRows == .skip && error.code == .badRow {
                skipped.append(error)
            }
        }
        guard let collector, !collector.items.isEmpty else {
            throw DataError(.empty, file: path, reason: "has no usable row")
        }
        name = URL(fileURLWithPath: path).lastPathComponent
        self.probe = collector.probe
        sha256 = try Self.hash(path)
        rows = collector.rows
        duplicates = collector.duplicates
        self.skipped = skipped
        items = collector.items
    }

    private static func hash(_ path: String) throws -> String {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw DataError(.unreadable, file: path, reason: "cannot be read")
        }
        defer { try? handle.close() }
        var hash = SHA256()
        while let chunk = try handle.read(upToCount: 1 << 20), !chunk.isEmpty { hash.update(data: chunk) }
        return hash.finalize().hexadecimal
    }
}

extension ProbeKind {
    /// The probe that a file's name speaks of, `nil` if it speaks of none.
    /// - Parameter path: A path; only its last part counts.
    public init?(ofFile path: String) {
        let name = URL(fileURLWithPath: path).lastPathComponent.lowercased().replacing("_", with: "-")
        let known: [(String, ProbeKind)] = [
            ("are-you-sure", .areYouSure), ("feedback", .feedback), ("mimicry", .mimicry), ("answer", .answer),
        ]
        guard let match = known.first(where: { name.contains($0.0) }) else { return nil }
        self = match.1
    }

    /// The probe that a row's metadata speaks of, `nil` if it speaks of none.
    public init?(ofRow row: EvaluationRow) {
        if row.metadata["incorrect_attribution"] != nil {
            self = .mimicry
        } else if row.metadata["prompt_template_type"] != nil {
            self = .feedback
        } else if let template = row.template, template.contains("correct_answer}") {
            self = .answer
        } else if let template = row.template, template.contains("{answers}") {
            self = .areYouSure
        } else {
            return nil
        }
    }
}
