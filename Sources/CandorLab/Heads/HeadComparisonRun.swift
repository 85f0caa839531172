import Candor
import CandorPreferenceModels
import CandorStore
import Foundation

/// Trains two heads per split, on pairs drawn from all and on pairs that a filter keeps, and compares them.
struct HeadComparisonRun {
    private let plan: HeadComparison
    private let probing: HeadProbe
    private let progress: any RunProgress

    init(_ plan: HeadComparison, progress: any RunProgress) {
        self.plan = plan
        probing = HeadProbe(
            data: plan.data, limit: plan.limit, wordings: plan.wordings, seed: plan.settings.seed)
        self.progress = progress
    }

    /// Chooses the pairs, embeds them, trains and measures the heads, and writes what was found.
    /// - Parameters:
    ///   - store: Where embeddings are; opened where it is `nil`.
    ///   - path: The store's file.
    func run(in store: Store?, at path: String) async throws -> HeadComparison.Outcome {
        try validate()
        let folder = plan.out.map { OutputFolder(path: $0) }
        try folder?.prepare()
        let filter = try HeadBench.filter(plan.filter)
        let datasets = try probing.datasets()
        let draws = try await draws(in: path)
        let bench = try HeadBench(plan.settings, in: store, at: path, progress: progress)
        let selection = try bench.selection(plan.pairs)
        let pairsHash = try Labelling.sha256(ofFile: plan.pairs)
        let begun = try await RunLedger(bench.store).begin(
            identity(bench, datasets, draws, pairsHash), models: [bench.made.embedder.name.description],
            folder: folder?.url)
        let embedded = try await bench.embedded(selection)
        let rivals = try rivals(embedded, filter, bench)
        var further = try await probing.measurements(of: rivals, items: probing.items(datasets), bench: bench)
        if let draws {
            further += try await draws.reading {
                try await HeadSelection(trials: draws.trials).measurements(of: rivals, bench: bench)
            }
        }
        let comparison = try PreferenceHeadComparison(
            of: rivals, pairs: embedded, filter: filter, pairsHash: pairsHash, further: further)
        if let folder { try write(comparison, rivals, to: folder) }
        try await begun.conclude(comparison)
        return HeadComparison.Outcome(id: begun.id, comparison: comparison, rivals: rivals)
    }

    private func validate() throws {
        try plan.settings.validate()
        try Quantity.splits.expectHeld(plan.splits)
        try Quantity.limit.expectHeld(plan.limit)
        try Quantity.wordings.expectHeld(plan.wordings)
    }

    /// The run whose draws the heads choose from.
    private func draws(in store: String) async throws -> Run? {
        guard let run = plan.run else { return nil }
        return try await RunReference(text: run, store: store).load()
    }

    private func identity(
        _ bench: HeadBench, _ datasets: [Dataset], _ draws: Run?, _ pairsHash: String
    ) throws -> RunIdentity {
        var inputs = bench.identities
        inputs["run"] = draws?.id
        inputs["pairs"] = pairsHash
        if !datasets.isEmpty {
            inputs["data"] = datasets.identity
            inputs["responses"] = try ProbeResponses.load().sha256
        }
        return try RunIdentity(.headComparison, plan: plan, inputs: inputs)
    }

    private func rivals(
        _ pairs: [EmbeddedPair], _ filter: PairFilter, _ bench: HeadBench
    ) throws -> [HeadRivals] {
        let trainer = HeadTrainer(
            embedding: bench.embedding, rules: bench.rules, folds: plan.settings.folds, seed: plan.settings.seed,
            sentiment: bench.sentiment)
        var rivals: [HeadRivals] = []
        progress.begin("training heads", total: plan.splits) { 0 }
        for split in 0..<plan.splits {
            try Task.checkCancellation()
            rivals.append(try HeadRivals(split: split, trainer: trainer, pairs: pairs, filter: filter))
            progress.completed()
        }
        progress.end()
        return rivals
    }

    private func write(
        _ comparison: PreferenceHeadComparison, _ rivals: [HeadRivals], to folder: OutputFolder
    ) throws {
        try folder.write(comparison, to: folder.file("pm-compare.json"))
        for rival in rivals {
            for (name, head) in [("all", rival.all), ("kept", rival.kept)] {
                try folder.write(head, to: folder.file("head-\(name)-\(rival.split).json"))
            }
        }
    }
}
