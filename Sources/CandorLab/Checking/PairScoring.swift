import Candor
import CandorModels
import CandorPreferenceModels
import CandorPreferences

/// Scores both responses of each pair of a file.
struct PairScoring {
    let model: any PreferenceModel
    let labeller: any FeatureLabeller
    let features: [PreferenceFeature]
    let parallel: Int
    let progress: any RunProgress

    init(
        model: any PreferenceModel, labeller: any FeatureLabeller, features: [PreferenceFeature], parallel: Int,
        progress: any RunProgress
    ) {
        self.model = model
        self.labeller = labeller
        self.features = features
        self.parallel = parallel
        self.progress = progress
    }

    /// Pairs a request to the model; a batch is remembered as a whole.
    private static let batch = 32

    /// Reads pairs.
    func pairs(of path: String, _ reading: ReadSettings) throws -> [PreferencePair] {
        let read = try PreferencePairs(
            path: path, seed: reading.seed, sample: reading.sample, badRows: reading.skipsBadRows ? .skip : .stop)
        for warning in read.counts.warnings { progress.warn(warning) }
        return read.pairs
    }

    /// Scores and labels pairs.
    /// - Parameters:
    ///   - pairs: The pairs.
    ///   - path: Their file, for errors.
    /// - Throws: What scoring throws; `LabError` if there are pairs and none of them can be scored.
    func scored(_ pairs: [PreferencePair], of path: String) async throws -> [ScoredPair] {
        let batches = stride(from: 0, to: pairs.count, by: Self.batch).map {
            Array(pairs[$0..<min($0 + Self.batch, pairs.count)])
        }
        let scored = try await scored(batches)
        guard scored.contains(where: \.isScored) else {
            throw LabError(
                .data,
                "\(model.name) gives none of the \(scored.count) pairs of \(path) scores that can be used: it knows nothing of "
                    + "their dialogues, or its scores are no finite numbers")
        }
        return scored
    }

    private func scored(_ batches: [[PreferencePair]]) async throws -> [ScoredPair] {
        progress.begin("scoring  \(model.name)", total: batches.count) { 0 }
        defer { progress.end() }
        let scored = try await batches.boundedMap(atOnce: parallel, completed: { progress.completed() }) {
            try await score($0)
        }
        return scored.flatMap { $0 }
    }

    private func score(_ pairs: [PreferencePair]) async throws -> [ScoredPair] {
        let scores = try await scores(
            of: pairs.map { .init(dialogue: $0.dialogue, first: $0.responseA, second: $0.responseB) })
        var scored: [ScoredPair] = []
        for (pair, score) in zip(pairs, scores) {
            scored.append(
                ScoredPair(
                    pair: pair, scoreA: score.first ?? .nan, scoreB: score.second ?? .nan,
                    labels: try await labeller.labels(of: pair, features: features)))
        }
        return scored
    }

    /// The scores of each pair; none for a dialogue of which the model says itself that it cannot tell anything.
    private func scores(of pairs: [PairScorer.Pair]) async throws -> [(first: Double?, second: Double?)] {
        do {
            return try await PairScorer(model).scores(of: pairs)
        } catch let error as PreferenceModelError where [.unknownDialogue, .noTruth].contains(error.code) {
            guard pairs.count > 1 else { return [(nil, nil)] }
            // One such dialogue leaves its whole batch without scores.
            var scores: [(first: Double?, second: Double?)] = []
            for pair in pairs { scores += try await self.scores(of: [pair]) }
            return scores
        }
    }
}
