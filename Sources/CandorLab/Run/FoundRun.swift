import Candor
import CandorStore
import Foundation

/// A run of a kind without probes, found again by its id or its folder: what it found is in the store, in its folder, or in both.
package struct FoundRun: Sendable {
    /// The run in the ledger; `nil` for a folder that no ledger at hand knows.
    package let stored: StoredRun?
    /// Which kind of experiment it is.
    package let kind: ExperimentKind
    /// The folder that it was named by; `nil` where it was named by its id.
    package let named: URL?
    /// The store that knows it, or might.
    package let store: String
    /// What the store keeps of it: the content of its main file.
    private let results: String?
    /// What the store keeps beside it: the lines of its other file.
    private let lines: [String]

    init(_ stored: StoredRun, results: String, lines: [String], in store: String) {
        self.stored = stored
        self.store = store
        kind = stored.experimentKind
        named = nil
        self.results = results
        self.lines = lines
    }

    /// A run by its folder.
    /// - Returns: `nil` where the folder is none of a run.
    init?(folder: URL, store: String) async throws {
        let kinds = Experiment.plans.filter { plan in
            !plan.files.isEmpty && plan.files.allSatisfy { folder.appendingPathComponent($0).existing != nil }
        }
        guard !kinds.isEmpty else { return nil }
        self.store = store
        stored = try await Self.stored(folder, in: store)
        guard let kind = stored?.experimentKind ?? kinds.first?.kind else { return nil }
        self.kind = kind
        named = folder
        (results, lines) = (nil, [])
    }

    /// The last run that was written to a folder.
    private static func stored(_ folder: URL, in path: String) async throws -> StoredRun? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        let wanted = folder.standardizedFileURL.path
        return try await Store.reading(path: path).runs().first { run in
            run.finished != nil && !run.experimentKind.isOfProbes
                && run.folder.map { URL(fileURLWithPath: $0).standardizedFileURL.path == wanted } ?? false
        }
    }

    /// What it is called in messages.
    package var name: String { stored.map { "run \($0.id)" } ?? named?.relativePath ?? "the run" }

    /// The folder that it was written to.
    package var folder: URL? { named ?? stored?.folder.map { URL(fileURLWithPath: $0) } }

    /// The folder that files about it belong in: its own where that still has what it found, else one named by the run.
    package func folder(isStillThere: Bool) -> URL {
        if isStillThere, let folder { return folder }
        return URL(fileURLWithPath: "candor-out").appendingPathComponent(stored?.id ?? kind.rawValue)
    }

    /// What was to be run; `nil` where it is not known.
    package func plan<Plan: ExperimentPlan>(as type: Plan.Type = Plan.self) -> Plan? {
        stored.flatMap { try? JSONDecoder().decode(Noted<Plan>.self, from: Data($0.plan.utf8)).plan }
    }

    private struct Noted<Plan: Decodable>: Decodable {
        var plan: Plan
    }

    /// What it found, and whether its folder still has that: from the store where the run is named by its id, else from the folder.
    /// - Throws: `DataError` or `StoreError` where it cannot be read.
    package func found<Value: Decodable & Equatable>(
        as type: Value.Type = Value.self
    ) throws -> (value: Value, isInFolder: Bool) {
        let file = kind.plan?.files.first.flatMap { folder?.appendingPathComponent($0) }
        guard let results else {
            guard let file else {
                throw DataError(.unreadable, file: named?.relativePath ?? "", reason: "has no results of a run")
            }
            return (try OutputFolder.read(file), true)
        }
        do {
            let value = try JSONDecoder().decode(type, from: Data(results.utf8))
            let written: Value? = file.flatMap { try? OutputFolder.read($0) }
            return (value, written == value)
        } catch let error as DecodingError {
            throw StoreError(.notAStore, path: store, reason: "\(name) cannot be read back: \(error.summary)")
        }
    }

    /// What is in the other file beside its main one, line by line: from the store, or from the folder.
    package func lines<Value: Decodable>(of file: String, as type: Value.Type = Value.self) throws -> [Value] {
        let decoder = JSONDecoder()
        guard results == nil else { return try lines.map { try decoder.decode(type, from: Data($0.utf8)) } }
        guard let folder else { return [] }
        var reader = try LineReader(path: folder.appendingPathComponent(file).path)
        var values: [Value] = []
        while let line = try reader.next() { values.append(try decoder.decode(type, from: line.bytes)) }
        return values
    }
}
