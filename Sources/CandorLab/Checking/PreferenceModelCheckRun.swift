import Candor
import CandorModels
import CandorPreferenceModels
import CandorPreferences
import CandorStore
import Foundation

/// Sees whether a preference model puts first what people preferred, and what it pays for.
package struct PreferenceModelCheckRun: Sendable {
    /// The preference model.
    let model: ModelName
    /// The file of pairs.
    let pairs: String
    /// What the pairs are about, for a model that is made for certain topics.
    let topic: DialogueTopic?
    /// What an oracle knows the truth about; empty for the built-in suites.
    let data: [String]
    let reading: ReadSettings
    let parallel: Int
    let store: String
    /// Whose answers are remembered, where they came from another address.
    let origin: OriginChoice

    package init(
        model: ModelName, pairs: String, topic: DialogueTopic?, data: [String], reading: ReadSettings, parallel: Int,
        store: String, origin: OriginChoice
    ) {
        self.model = model
        self.pairs = pairs
        self.topic = topic
        self.data = data
        self.reading = reading
        self.parallel = parallel
        self.store = store
        self.origin = origin
    }

    /// What comes out.
    package struct Outcome: Sendable {
        package var check: PreferenceModelCheck
        /// What a reader should know of the model, and what was seen on the way.
        package var notes: [String]
    }

    /// Makes and checks everything, then scores pair by pair.
    package func run(progress: any RunProgress) async throws -> Outcome {
        let catalogue = PreferenceModelCatalogue(
            store: try Store(path: store), parallel: parallel, items: try items(), seed: reading.seed,
            origins: OriginCheck(origin))
        let named = try await catalogue.model(model)
        let scoring = PairScoring(
            model: try named.model(named: topic), labeller: try PairLabeller.rules(),
            features: try FeaturePack.builtIn().features, parallel: parallel, progress: progress)
        var check = try PreferenceModelCheck(
            of: model.description, try await scoring.scored(pairs, reading), features: scoring.features.map(\.name))
        check.source = PreferenceModelCheck.Source(
            candor: Version.current, pairs: URL(fileURLWithPath: pairs).lastPathComponent,
            sha256: try Labelling.sha256(ofFile: pairs), seed: reading.seed, sample: reading.sample)
        return Outcome(check: check, notes: named.notes + catalogue.passingNotes)
    }

    /// What an oracle knows the truth about; nobody else needs to.
    private func items() throws -> [Item] {
        guard !data.isEmpty || model.description.contains("oracle:") else { return [] }
        return try DatasetLoader(probes: Probes.names, badRows: reading.skipsBadRows ? .skip : .stop)
            .load(data).flatMap(\.items)
    }
}

/// Scores both responses of each pair of a file.
package struct PairScoring {
    let model: any PreferenceModel
    let labeller: any FeatureLabeller
    let features: [PreferenceFeature]
    let parallel: Int
    let progress: any RunProgress

    package init(
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

    /// Reads, scores and labels the pairs.
    /// - Throws: What reading and scoring throw; `LabError` if there are pairs and none of them can be scored.
    package func scored(_ path: String, _ reading: ReadSettings) async throws -> [ScoredPair] {
        let read = try PreferencePairs(
            path: path, seed: reading.seed, sample: reading.sample, badRows: reading.skipsBadRows ? .skip : .stop)
        for warning in read.counts.warnings { progress.warn(warning) }
        let batches = stride(from: 0, to: read.pairs.count, by: Self.batch).map {
            Array(read.pairs[$0..<min($0 + Self.batch, read.pairs.count)])
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
