import Candor
import CandorStore
import Foundation

/// A run as the user names it: an id, `latest`, or an `--out` folder.
package struct RunReference {
    let text: String
    let store: String

    package init(text: String, store: String) {
        self.text = text
        self.store = store
    }

    /// What the run found, and the folder that its files belong in.
    package func load() async throws -> Run {
        let folder = RunFolder(URL(fileURLWithPath: text))
        if folder.isRun {
            let run = try folder.read()
            return Run(results: run.results, trials: run.trials, folder: folder)
        }
        guard FileManager.default.fileExists(atPath: store) else {
            throw DataError(
                .unreadable, file: store, reason: "no such store, and '\(text)' is no folder of a run; see --store")
        }
        let store = try Store.reading(path: store)
        let run = try await store.run(text)
        guard let found = try await store.findings(of: run.id) else {
            throw LabError(.temporary, "run \(run.id) has not ended; the command that began it goes on with it")
        }
        let decoder = JSONDecoder()
        do {
            let results = try decoder.decode(RunResults.self, from: Data(found.results.utf8))
            let trials = try found.trials.map { try decoder.decode(Trial.self, from: Data($0.utf8)) }
            return Run(
                results: results, trials: trials,
                folder: RunFolder(URL(fileURLWithPath: "candor-out").appendingPathComponent(run.id)))
        } catch let error as DecodingError {
            throw StoreError(
                .notAStore, path: store.path, reason: "run \(run.id) cannot be read back: \(error.summary)")
        }
    }
}
