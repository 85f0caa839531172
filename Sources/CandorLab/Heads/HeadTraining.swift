import Candor
import CandorPreferenceModels

/// Trains a preference model on pairs: a head on a model's vectors.
package struct HeadTraining: Sendable {
    /// The file of pairs.
    let pairs: String
    /// Which pairs are kept, by their features; `nil` for all.
    let filter: String?
    let options: HeadSettings

    package init(pairs: String, filter: String?, options: HeadSettings) {
        self.pairs = pairs
        self.filter = filter
        self.options = options
    }

    /// Chooses the pairs, embeds them, and fits the head.
    package func run(progress: any RunProgress) async throws -> PreferenceHead {
        let filter = try filter.map(HeadBench.filter)
        let bench = try HeadBench(options, progress: progress)
        let selection = try bench.selection(pairs, filter: filter)
        let embedded = try await bench.embedded(selection)
        let trainer = HeadTrainer(
            embedding: bench.embedding, rules: bench.rules, folds: options.folds, seed: options.seed,
            sentiment: bench.sentiment)
        return try trainer.head(
            from: embedded, pairsHash: try Labelling.sha256(ofFile: pairs),
            filter: filter.map { ($0.text, selection.filteredOut) })
    }
}
