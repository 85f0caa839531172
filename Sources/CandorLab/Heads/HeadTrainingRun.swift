import Candor
import CandorPreferenceModels
import CandorStore
import Foundation

/// Trains a preference model on pairs: a head on a model's vectors.
struct HeadTrainingRun {
    private let plan: PreferenceHeadTraining
    private let progress: any RunProgress

    init(_ plan: PreferenceHeadTraining, progress: any RunProgress) {
        self.plan = plan
        self.progress = progress
    }

    /// Chooses the pairs, embeds them, fits the head, and writes it.
    /// - Parameters:
    ///   - store: Where embeddings are; opened where it is `nil`.
    ///   - path: The store's file.
    func run(in store: Store?, at path: String) async throws -> PreferenceHeadTraining.Outcome {
        try plan.settings.validate()
        let file = plan.out.map { URL(fileURLWithPath: $0) }
        try file.map { try OutputFolder($0.deletingLastPathComponent()).prepare() }
        let filter = try plan.filter.map(HeadBench.filter)
        let bench = try HeadBench(plan.settings, in: store, at: path, progress: progress)
        let selection = try bench.selection(plan.pairs, filter: filter)
        let pairsHash = try Labelling.sha256(ofFile: plan.pairs)
        let begun = try await RunLedger(bench.store).begin(
            RunIdentity(.head, plan: plan, inputs: bench.identities.merging(["pairs": pairsHash]) { $1 }),
            models: [bench.made.embedder.name.description], folder: file)
        let embedded = try await bench.embedded(selection)
        let trainer = HeadTrainer(
            embedding: bench.embedding, rules: bench.rules, folds: plan.settings.folds, seed: plan.settings.seed,
            sentiment: bench.sentiment)
        let head = try trainer.head(
            from: embedded, pairsHash: pairsHash, filter: filter.map { ($0.text, selection.filteredOut) })
        if let file { try OutputFolder(file.deletingLastPathComponent()).write(head, to: file) }
        try await begun.conclude(head)
        return PreferenceHeadTraining.Outcome(id: begun.id, head: head, file: plan.out)
    }
}
