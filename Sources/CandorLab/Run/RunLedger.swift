import Candor
import CandorModels
import CandorStore
import Foundation

/// The list of everything that was run, of whatever kind, in the store: an experiment is noted when it begins, and its results
/// when it ends (``BegunRun``).
package struct RunLedger: Sendable {
    private let store: Store

    package init(_ store: Store) {
        self.store = store
    }

    /// Notes that an experiment begins; the same experiment on the same inputs is the same run, and keeps its first beginning.
    /// - Parameters:
    ///   - identity: What decides what it finds.
    ///   - models: The models that it is about, in order.
    ///   - probes: The names of its probes, where it has some.
    ///   - folder: Where its files go.
    package func begin(
        _ identity: RunIdentity, models: [String], probes: [String] = [], folder: URL? = nil
    ) async throws -> BegunRun {
        let stored = try await store.begin(
            StoredRun(
                id: identity.id, models: models.joined(separator: ","), probes: probes.joined(separator: ","),
                started: Self.now, finished: nil, plan: identity.json, kind: identity.kind.rawValue,
                folder: folder?.path))
        return BegunRun(stored: stored, store: store)
    }

    /// Notes that probes begin to be run: an evaluation, a sweep or best of n.
    func begin(
        _ plan: RunPlan, models: [any LanguageModel], probes: [ProbeName], folder: URL?
    ) async throws -> StoredRun {
        try await store.begin(
            StoredRun(
                id: plan.id, models: models.map(\.name.description).joined(separator: ","),
                probes: probes.map(\.rawValue).joined(separator: ","), started: Self.now, finished: nil,
                plan: plan.json, kind: ExperimentKind(of: plan).rawValue, folder: folder?.path))
    }

    /// What a run found.
    /// - Returns: `nil` where it has not ended.
    /// - Throws: `StoreError` where what is kept cannot be read as such a value.
    package func results<Value: Decodable>(of run: StoredRun, as type: Value.Type = Value.self) async throws -> Value? {
        guard let found = try await store.findings(of: run.id) else { return nil }
        do {
            return try JSONDecoder().decode(type, from: Data(found.results.utf8))
        } catch let error as DecodingError {
            throw StoreError(
                .notAStore, path: store.path, reason: "run \(run.id) cannot be read back: \(error.summary)")
        }
    }

    static var now: String { Date.now.formatted(.iso8601) }
}

extension StoredRun {
    /// What kind of experiment it is.
    package var experimentKind: ExperimentKind {
        if let kind { return ExperimentKind(rawValue: kind) }
        guard let plan = try? JSONDecoder().decode(RunPlan.self, from: Data(plan.utf8)) else { return .evaluation }
        return ExperimentKind(of: plan)
    }
}

extension ExperimentKind {
    /// What kind of experiment a plan of probes is.
    init(of plan: RunPlan) {
        self = plan.optimisation != nil ? .bestOfN : plan.checkpoints == nil ? .evaluation : .sweep
    }
}
