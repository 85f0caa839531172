import Candor
import CandorModels

/// Scores both responses of each pair of a file.
struct PairScoring {
    let model: any PreferenceModel
    let labeller: any FeatureLabeller
    let features: [PreferenceFeature]
    let parallel: Int

    /// Pairs a request to the model; a batch is remembered as a whole.
    private static let batch = 32

    /// Reads, scores and labels the pairs.
    func scored(_ path: String, _ reading: ReadSettings) async throws -> [ScoredPair] {
        let read = try PreferencePairs(
            path: path, seed: reading.seed, sample: reading.sample, badRows: reading.skipsBadRows ? .skip : .stop)
        let batches = stride(from: 0, to: read.pairs.count, by: Self.batch).map {
            Array(read.pairs[$0..<min($0 + Self.batch, read.pairs.count)])
        }
        let progress = ProgressDisplay()
        progress.begin("scoring  \(model.name)", total: batches.count) { 0 }
        defer { progress.end() }
        return try await withThrowingTaskGroup(of: (Int, [ScoredPair]).self) { group in
            var results: [Int: [ScoredPair]] = [:]
            var next = 0
            func start() {
                guard next < batches.count else { return }
                let (index, pairs) = (next, batches[next])
                group.addTask { (index, try await score(pairs)) }
                next += 1
            }
            for _ in 0..<parallel { start() }
            while let (index, pairs) = try await group.next() {
                results[index] = pairs
                progress.completed()
                start()
            }
            return batches.indices.flatMap { results[$0] ?? [] }
        }
    }

    private func score(_ pairs: [PreferencePair]) async throws -> [ScoredPair] {
        let scores = try await model.scores(
            of: pairs.flatMap { [($0.dialogue, $0.responseA), ($0.dialogue, $0.responseB)] })
        var scored: [ScoredPair] = []
        for (index, pair) in pairs.enumerated() {
            scored.append(
                ScoredPair(
                    pair: pair, scoreA: scores[2 * index], scoreB: scores[2 * index + 1],
                    labels: try await labeller.labels(of: pair, features: features)))
        }
        return scored
    }
}
