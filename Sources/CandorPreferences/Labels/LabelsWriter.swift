import Candor
import CandorModels
import Foundation

/// Writes a `labels.jsonl` file line by line.
///
/// The lines go to a file beside it, which takes its place when all are written: a labels file is whole or it is not there.
public struct LabelsWriter: ~Copyable {
    private let path: String
    private let draft: String
    private let keys: [String]
    private let handle: FileHandle
    private var buffer: [UInt8] = []

    /// Opens a file.
    /// - Parameters:
    ///   - path: The file; one that is there is replaced at the end.
    ///   - features: The features' names, in the order of the labels.
    /// - Throws: `DataError` if it cannot be written.
    public init(path: String, features: [String]) throws {
        self.path = path
        draft = path + ".part"
        keys = features.map(Self.quoted)
        guard FileManager.default.createFile(atPath: draft, contents: nil),
            let handle = FileHandle(forWritingAtPath: draft)
        else { throw DataError(.unreadable, file: path, reason: "cannot be written") }
        self.handle = handle
    }

    /// Writes a line.
    /// - Parameter pair: The pair, with a label a feature.
    /// - Throws: `DataError` if it cannot be written.
    public mutating func append(_ pair: LabelledPair) throws {
        buffer += line(pair).utf8
        if buffer.count >= 1 << 18 { try flush() }
    }

    /// Puts the file in its place.
    /// - Throws: `DataError` if it cannot be written.
    public consuming func finish() throws {
        try flush()
        try handle.close()
        guard rename(draft, path) == 0 else {
            throw DataError(.unreadable, file: path, reason: "cannot be written; the labels are in \(draft)")
        }
    }

    private mutating func flush() throws {
        do {
            try handle.write(contentsOf: buffer)
        } catch {
            throw DataError(.unreadable, file: path, reason: "cannot be written; is the disk full?")
        }
        buffer.removeAll(keepingCapacity: true)
    }

    private func line(_ pair: LabelledPair) -> String {
        let labels = zip(keys, pair.labels).map { "\($0):\($1.map { String($0.rawValue) } ?? "null")" }
        let rater = pair.rater.map { ",\"rater\":\(Self.quoted($0))" } ?? ""
        return "{\"pair\":\(Self.quoted(pair.pair)),\"preferred\":\(Self.text(of: pair.preferred)),"
            + "\"features\":{\(labels.joined(separator: ","))}\(rater)}\n"
    }

    private static func text(of preference: Preference) -> String {
        switch preference {
        case .a: "\"a\""
        case .b: "\"b\""
        case .tie: "\"tie\""
        case .share(let share): "\(share)"
        }
    }

    /// A text as JSON.
    private static func quoted(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { (0x20..<0x7F).contains($0) && $0 != 0x22 && $0 != 0x5C }
        guard !isPlain else { return "\"\(text)\"" }
        // There is no text that JSON cannot say.
        return (try? JSONWriter.line.text(text)) ?? "\"\""
    }
}
