import Candor
import Foundation

/// Finds and reads the data of a run.
package struct DatasetLoader {
    let probes: [ProbeName]
    let badRows: Dataset.BadRows

    package init(probes: [ProbeName], badRows: Dataset.BadRows) {
        self.probes = probes
        self.badRows = badRows
    }

    /// The built-in suites of the probes, or what is at the given paths.
    /// - Parameter unusable: What to do about a file that cannot be used; by default the reading stops.
    package func load(_ paths: [String], unusable: (DataError) throws -> Void = { throw $0 }) throws -> [Dataset] {
        let files = try paths.isEmpty ? Self.builtInSuites : paths.flatMap(files)
        var datasets: [Dataset] = []
        var areAllUsable = true
        for file in files {
            do {
                for dataset in try read(file, isAlone: files.count == 1) {
                    let isKnown = datasets.contains { $0.sha256 == dataset.sha256 && $0.probe == dataset.probe }
                    if !isKnown { datasets.append(dataset) }
                }
            } catch let error as DataError {
                try unusable(error)
                areAllUsable = false
            }
        }
        guard !datasets.isEmpty || !areAllUsable else {
            let names = probes.map(\.rawValue).joined(separator: ", ")
            throw DataError(
                .empty, file: paths.joined(separator: ", "), reason: "holds no rows for the probes asked for (\(names))"
            )
        }
        return datasets
    }

    /// What a file holds for each of the probes that it feeds: of a probe and its variations all.
    private func read(_ file: String, isAlone: Bool) throws -> [Dataset] {
        let sources = Set(probes.map { Probes.named($0)?.source ?? $0 })
        if isAlone, sources.count == 1 {
            return try probes.map { try Dataset(path: file, probe: $0, badRows: badRows) }
        }
        if let named = ProbeName(ofFile: file) {
            return try fed(by: named).map { try Dataset(path: file, probe: $0, badRows: badRows) }
        }
        let first = try Dataset(path: file, badRows: badRows)
        return try fed(by: first.probe).map {
            $0 == first.probe ? first : try Dataset(path: file, probe: $0, badRows: badRows)
        }
    }

    /// The probes asked for that rows of a probe feed: itself, and what varies it.
    private func fed(by probe: ProbeName) -> [ProbeName] {
        probes.filter { $0 == probe || Probes.named($0)?.source == probe }
    }

    /// The suites that ship with Candor.
    package static var builtInSuites: [String] {
        let folder = Resources.path("Suites")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".jsonl") }.sorted().map { "\(folder)/\($0)" }
    }

    private func files(_ path: String) throws -> [String] {
        if let suite = Self.suite(path) { return [suite] }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw DataError(
                .unreadable, file: path, reason: "no such file or folder; candor data list names the built-in suites")
        }
        guard isFolder.boolValue else { return [path] }
        let all = try FileManager.default.contentsOfDirectory(atPath: path).filter { !$0.hasPrefix(".") }.sorted()
        let names = all.filter { $0.hasSuffix(".jsonl") || $0.hasSuffix(".jsonl.gz") }
        guard !names.isEmpty else { throw Self.holdsNoData(path, all) }
        return names.map { (path.hasSuffix("/") ? path : path + "/") + $0 }
    }

    private static func holdsNoData(_ path: String, _ names: [String]) -> DataError {
        let published = PublishedData.all.map(\.name).first { $0 == URL(fileURLWithPath: path).lastPathComponent }
        let advice: String
        if let published {
            advice = "; fetch it with candor data get \(published)"
        } else if names.isEmpty {
            advice = ": it is empty"
        } else {
            let others = names.count > 5 ? " and \(names.count - 5) more" : ""
            advice = "; name a file in it: \(names.prefix(5).joined(separator: ", "))\(others)"
        }
        return DataError(.empty, file: path, reason: "holds no .jsonl or .jsonl.gz file" + advice)
    }

    private static func suite(_ name: String) -> String? {
        builtInSuites.first { URL(fileURLWithPath: $0).deletingPathExtension().lastPathComponent == name }
    }
}
