import Candor
import CandorModels
import CandorStore
import Foundation

/// How an experiment notes itself in the ledger, once it has found the models and files that its plan names, and before it asks.
struct RunNote {
    let plan: any ExperimentPlan
    let folder: URL?
    let lab: Lab
    /// What the plan names, as it was found: hashes of files, identities of models.
    var inputs: [String: String] = [:]

    /// - Parameters:
    ///   - plan: The plan.
    ///   - folder: Where its files go.
    ///   - lab: Where it is run.
    init(_ plan: any ExperimentPlan, folder: URL?, in lab: Lab) {
        self.plan = plan
        self.folder = folder
        self.lab = lab
    }

    /// The store, which is opened where it is not open: once for each run, when its data have been read.
    func open() throws -> Store { try lab.open() }

    /// Notes the beginning.
    /// - Parameters:
    ///   - store: The store.
    ///   - models: The models that it is about, in order.
    ///   - found: What else the plan names, as it was found.
    func begin(in store: Store, models: [String], _ found: [String: String]) async throws -> BegunRun {
        try await Self.begin(plan, models, inputs.merging(found) { $1 }, folder, RunLedger(store))
    }

    private static func begin<Plan: ExperimentPlan>(
        _ plan: Plan, _ models: [String], _ inputs: [String: String], _ folder: URL?, _ ledger: RunLedger
    ) async throws -> BegunRun {
        let identity = try RunIdentity(Plan.kind, plan: plan, inputs: inputs)
        return try await ledger.begin(identity, models: models, folder: folder)
    }
}
