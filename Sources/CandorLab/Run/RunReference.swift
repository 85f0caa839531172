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

    /// What it names.
    package enum Found {
        /// A run of probes: an evaluation, a sweep or best of n.
        case probes(Run)
        /// A run of another kind.
        case other(FoundRun)
    }

    /// What a run of probes found, and the folder that its files belong in. The latest is the latest that has probes.
    /// - Throws: ``LabError`` where it is a run of another kind.
    package func load() async throws -> Run {
        switch try await find() {
        case .probes(let run): return run
        case .other(let found):
            if text == "latest", let latest = try await latestOfProbes() { return latest }
            throw LabError(
                .usage,
                "\(found.name) is of the kind \(found.kind.rawValue): it has no trials of probes; candor report \(text) shows "
                    + "what it found")
        }
    }

    private func latestOfProbes() async throws -> Run? {
        let runs = try await Store.reading(path: store).runs()
        guard let latest = runs.first(where: { $0.finished != nil && $0.experimentKind.isOfProbes }) else { return nil }
        return try await RunReference(text: latest.id, store: store).load()
    }

    /// Finds the run, of whatever kind.
    package func find() async throws -> Found {
        let folder = URL(fileURLWithPath: text)
        if RunFolder(folder).isRun {
            let run = try RunFolder(folder).read()
            return .probes(Run(results: run.results, trials: run.trials, folder: RunFolder(folder)))
        }
        if let found = try await FoundRun(folder: folder, store: store) { return .other(found) }
        guard FileManager.default.fileExists(atPath: store) else {
            throw LabError(
                .noInput,
                "\(store): no such store, and '\(text)' is no folder of a run; see \(key: "store")")
        }
        let store = try Store.reading(path: store)
        let run = try await store.run(text)
        guard let found = try await store.findings(of: run.id) else {
            let continuing = run.experimentKind.plan?.continuing ?? Evaluation.continuing
            throw LabError(.temporary, "run \(run.id) has not ended; \(continuing)")
        }
        guard run.experimentKind.isOfProbes else {
            return .other(FoundRun(run, results: found.results, lines: found.trials, in: store.path))
        }
        let decoder = JSONDecoder()
        do {
            let results = try decoder.decode(RunResults.self, from: Data(found.results.utf8))
            let trials = try found.trials.map { try decoder.decode(Trial.self, from: Data($0.utf8)) }
            return .probes(
                Run(
                    results: results, trials: trials,
                    folder: RunFolder(URL(fileURLWithPath: "candor-out").appendingPathComponent(run.id))))
        } catch let error as DecodingError {
            throw StoreError(
                .notAStore, path: store.path, reason: "run \(run.id) cannot be read back: \(error.summary)")
        }
    }
}

extension ExperimentKind {
    /// The plans of this kind; `nil` for a kind of another version.
    package var plan: (any ExperimentPlan.Type)? { Experiment.plans.first { $0.kind == self } }

    /// Whether its runs are trials of probes, and numbers made of them.
    package var isOfProbes: Bool { plan.map { $0.isOfProbes } ?? false }
}

extension ExperimentPlan {
    /// Whether what is found are trials of probes, and numbers made of them.
    static var isOfProbes: Bool { Outcome.self == Run.self }
}
