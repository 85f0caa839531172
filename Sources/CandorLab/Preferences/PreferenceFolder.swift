import Candor
import CandorPreferences
import CandorStatistics
import Foundation

/// The folder of an analysis of preferences: `labels.jsonl`, `labelling.json`, `posterior.json`, `draws-N.csv`,
/// `report.html`.
package struct PreferenceFolder {
    package let url: URL

    package init(_ url: URL) {
        self.url = url
    }

    /// The folder that belongs to a file, unless the user names one.
    /// - Parameters:
    ///   - path: The file of pairs or labels.
    ///   - out: The folder that the user names.
    package init(for path: String, out: String?) {
        var isFolder: ObjCBool = false
        if out == nil, FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
            self.init(URL(fileURLWithPath: path))
            return
        }
        guard let out else {
            self.init(URL(fileURLWithPath: "candor-out/preferences").appendingPathComponent(Self.name(of: path)))
            return
        }
        self.init(URL(fileURLWithPath: out))
    }

    /// A file's name without its endings; one that many files have, as hh-rlhf's `test.jsonl.gz`, after its folder's.
    static func name(of path: String) -> String {
        let file = URL(fileURLWithPath: path)
        var name = file.lastPathComponent
        for ending in [".gz", ".jsonl", ".csv"] where name.hasSuffix(ending) && name.count > ending.count {
            name.removeLast(ending.count)
        }
        let folder = file.deletingLastPathComponent().lastPathComponent
        return ["train", "test", "pairs", "labels"].contains(name) && folder.count > 1 ? "\(folder)-\(name)" : name
    }

    package var labels: URL { url.appendingPathComponent("labels.jsonl") }
    var labelling: URL { url.appendingPathComponent("labelling.json") }
    package var posterior: URL { url.appendingPathComponent("posterior.json") }
    package var report: URL { url.appendingPathComponent("report.html") }

    /// The draws of a chain, from 1.
    func draws(_ chain: Int) -> URL { url.appendingPathComponent("draws-\(chain).csv") }

    /// Creates the folder, so that one that cannot be written is known before the first call.
    package func prepare() throws { try RunFolder(url).prepare() }

    /// Writes a file of the folder, whole or not at all.
    package func write(_ text: String, to file: URL) throws {
        try prepare()
        try WholeFile.write(text, to: file)
    }

    /// Writes a value as JSON.
    package func write(_ value: some Encodable, to file: URL) throws { try write(Self.text(value), to: file) }

    /// A value as JSON, keys sorted, so that equal values are equal bytes.
    static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        encoder.nonConformingFloatEncodingStrategy = .throw
        return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    }

    /// Writes values as JSON, one a line, keys sorted.
    package func write(_ values: [some Encodable], asLinesOf file: URL) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        try write(values.map { String(decoding: try encoder.encode($0), as: UTF8.self) + "\n" }.joined(), to: file)
    }

    /// Reads `posterior.json`.
    package func readPosterior() throws -> PreferencePosterior { try Self.read(posterior) }

    /// Reads a JSON file of the folder.
    static func read<Value: Decodable>(_ file: URL) throws -> Value {
        guard let bytes = FileManager.default.contents(atPath: file.path) else {
            throw DataError(.unreadable, file: file.relativePath, reason: "no such file; fit it first")
        }
        do {
            return try JSONDecoder().decode(Value.self, from: bytes)
        } catch let error as DecodingError {
            throw DataError(.malformed, file: file.relativePath, reason: error.summary)
        }
    }
}
