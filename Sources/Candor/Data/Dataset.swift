import CandorDigest
import CandorModels
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
    public var probe: ProbeName
    /// SHA-256 of the file's bytes, in hexadecimal.
    public var sha256: String
    /// Rows read, duplicates among them, bad rows not.
    public var rows: Int
    /// Rows whose prompt another row has too.
    public var duplicates: Int
    /// What was wrong with the rows that were skipped.
    public var skipped: [DataError]
    /// What is written otherwise than the format has it and was read all the same: the first row of each kind, with how many
    /// there are.
    public var readings: [DataError]
    /// The items, in the file's order.
    public var items: [Item]

    /// Reads a data file.
    /// - Parameters:
    ///   - path: JSON Lines or a JSON array, plain or gzip, in the published format; or a table with the columns `prompt`,
    ///     `base` and `metadata`, whose cells hold JSON.
    ///   - probe: The probe it feeds; `nil` to infer it from the file's name or its metadata.
    ///   - badRows: What to do with a row that cannot be used.
    /// - Throws: ``DataError``; code `empty` with the first reason of each kind if no row can be used.
    public init(path: String, probe: ProbeName? = nil, badRows: BadRows = .stop) throws {
        var reader = try RowReader(path: path, nested: Set(Self.columns))
        try Self.expectColumns(reader.columns, path)
        var collector: ItemCollector?
        var skipped: [DataError] = []
        var (problems, readings) = (RowProblems(), RowProblems())
        while true {
            do {
                guard let found = try reader.next() else { break }
                let row = try EvaluationRow(found)
                if collector == nil {
                    guard let name = probe ?? ProbeName(ofFile: path) ?? ProbeName(ofRow: row) else {
                        throw DataError(
                            .unknownProbe, file: path,
                            reason: "neither its name nor its metadata tells which probe it feeds; name the probe")
                    }
                    collector = ItemCollector(try Probes.required(name))
                }
                try collector?.add(row)
                for (field, how) in row.readings.sorted(by: { $0.key < $1.key }) {
                    readings.add(found.bad(field, how))
                }
            } catch let error as DataError where badRows == .skip && error.code == .badRow {
                skipped.append(error)
                problems.add(error)
            }
        }
        guard let collector, !collector.items.isEmpty else {
            throw DataError.nothingUsable("has no usable row", in: path, problems, .evaluation)
        }
        name = URL(fileURLWithPath: path).lastPathComponent
        self.probe = collector.probe.name
        sha256 = try Self.hash(path)
        rows = collector.rows
        duplicates = collector.duplicates
        self.skipped = skipped
        self.readings = readings.causes
        items = collector.items
    }

    private static let columns = ["prompt", "base", "metadata"]

    /// A table can hold rows only as JSON in its cells; a table of questions is what people have, and needs another answer.
    private static func expectColumns(_ names: [String]?, _ path: String) throws {
        guard let names, !names.isEmpty else { return }
        let missing = columns.prefix(2).filter { !names.contains($0) }
        guard !missing.isEmpty else { return }
        throw DataError(
            .malformed, file: path, line: 1,
            reason: "the table has no column \(missing.joined(separator: " and no column ")); it has "
                + "\(names.joined(separator: ", ")). An evaluation needs whole prompts, and none are made of questions "
                + "here: rows are JSON objects with prompt, base and metadata, or columns of these names with JSON in "
                + "their cells; Documentation/data.md has examples")
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

/// Gathers rows into items: rows of one source item together, rows with the same prompt once.
struct ItemCollector {
    let probe: any Probe
    private(set) var rows = 0
    private(set) var duplicates = 0
    private(set) var items: [Item] = []
    private var positions: [String: Int] = [:]
    private var prompts: Set<Item.Prompt.Key> = []

    init(_ probe: any Probe) { self.probe = probe }

    mutating func add(_ row: EvaluationRow) throws {
        let meaning = try probe.meaning(of: row)
        rows += 1
        guard meaning.isRun else { return }
        let prompt = meaning.prompt ?? row.prompt
        let id = Fingerprint.short(probe.source.rawValue, meaning.dataset, meaning.subject)
        guard prompts.insert(.init(item: id, condition: meaning.condition, dialogue: prompt)).inserted else {
            duplicates += 1
            return
        }
        let position = positions[id] ?? items.count
        if position == items.count {
            positions[id] = position
            items.append(Item(id: id, probe: probe.name, dataset: meaning.dataset, prompts: []))
        }
        let variant = items[position].prompts.count { $0.condition == meaning.condition }
        items[position].prompts.append(
            Item.Prompt(
                condition: meaning.condition, variant: variant, dialogue: prompt, gold: meaning.gold))
    }
}

extension Item.Prompt {
    /// What makes two rows one trial: the same prompt, of the same item under the same condition.
    struct Key: Hashable {
        var item: String
        var condition: Condition
        var dialogue: Dialogue
    }
}
