import Candor
import CandorBasics
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
            let isAlone = files.count == 1 && probes.count == 1
            if !isAlone, let named = ProbeName(ofFile: file), !probes.contains(named) { continue }
            let dataset: Dataset
            do {
                dataset = try Dataset(path: file, probe: isAlone ? probes[0] : nil, badRows: badRows)
            } catch let error as DataError {
                try unusable(error)
                areAllUsable = false
                continue
            }
            let isKnown = datasets.contains { $0.sha256 == dataset.sha256 && $0.probe == dataset.probe }
            if probes.contains(dataset.probe), !isKnown { datasets.append(dataset) }
        }
        guard !datasets.isEmpty || !areAllUsable else {
            let names = probes.map(\.rawValue).joined(separator: ", ")
            throw DataError(
                .empty, file: paths.joined(separator: ", "), reason: "holds no rows for the probes asked for (\(names))"
            )
        }
        return datasets
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
                .unreadable, file: path,
                reason: "no such file or folder; candor data list names the built-in suites"
                    + Spelling.hint(for: path, among: Self.suiteNames))
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

    /// Their names, as they are given in the place of a file's.
    package static var suiteNames: [String] { builtInSuites.map(name) }

    private static func suite(_ name: String) -> String? { builtInSuites.first { self.name($0) == name } }

    private static func name(_ file: String) -> String {
        URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
    }
}
