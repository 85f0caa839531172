import Candor
import CandorModels
import CandorStore
import CandorTesting
import Foundation
import Testing

/// A working folder with data, a store and outputs, in which the command is run.
struct WorkFolder: Sendable {
    let url: URL

    /// Makes a folder, hands it over and removes it.
    static func with<Result>(
        isolation: isolated (any Actor)? = #isolation, _ body: (WorkFolder) async throws -> Result
    ) async throws -> Result {
        try await TemporaryDirectory.with { directory in try await body(WorkFolder(url: directory.url)) }
    }

    /// The command in this folder.
    var candor: Command { Command(folder: url) }

    /// Writes rows as JSONL.
    @discardableResult
    func write(_ name: String, _ rows: [JSONValue]) throws -> URL {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let lines = try rows.map { String(decoding: try encoder.encode($0), as: UTF8.self) + "\n" }
        return try write(name, text: lines.joined())
    }

    /// Writes text.
    @discardableResult
    func write(_ name: String, text: String) throws -> URL {
        try write(name, bytes: Data(text.utf8))
    }

    /// Writes bytes.
    @discardableResult
    func write(_ name: String, bytes: Data) throws -> URL {
        let file = url.appending(path: name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try bytes.write(to: file)
        return file
    }

    /// A file's bytes.
    func bytes(_ name: String) throws -> Data {
        try Data(contentsOf: url.appending(path: name))
    }

    /// The results in an output folder.
    func results(_ out: String = "out") throws -> RunResults {
        try JSONDecoder().decode(RunResults.self, from: bytes("\(out)/results.json"))
    }

    /// The trials in an output folder.
    func trials(_ out: String = "out") throws -> [Trial] {
        try bytes("\(out)/trials.jsonl").split(separator: UInt8(ascii: "\n")).map {
            try JSONDecoder().decode(Trial.self, from: Data($0))
        }
    }

    /// The store that the command uses when it is told no other.
    var store: Store {
        get throws { try Store(path: url.appending(path: "candor.sqlite").path) }
    }

    /// All files below the folder.
    var files: [URL] {
        let enumerator = FileManager.default.enumerator(at: url, includingPropertiesForKeys: nil)
        return (enumerator?.allObjects ?? []).compactMap { $0 as? URL }.filter { !$0.hasDirectoryPath }
    }
}

extension RunResults {
    /// The one estimate of a metric.
    func estimate(
        _ metric: String, _ condition: Condition? = nil, dataset: String? = nil, subset: String? = nil,
        model: String? = nil, sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> EstimateRecord {
        let matching = estimates.filter {
            $0.metric == metric && $0.condition == condition && $0.dataset == dataset && $0.subset == subset
                && (model == nil || $0.model == model)
        }
        #expect(matching.count == 1, "\(metric)", sourceLocation: sourceLocation)
        return try #require(matching.first, "\(metric)", sourceLocation: sourceLocation)
    }
}
