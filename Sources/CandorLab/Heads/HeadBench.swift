import Candor
import CandorModels
import CandorPreferenceModels
import CandorPreferences
import CandorStore
import CandorText
import Foundation

/// What heads are made with: the pairs' labeller, the embedder, and what the user asked for.
struct HeadBench {
    let settings: HeadSettings
    let store: Store
    let features: [PreferenceFeature]
    let labeller: RulesFeatureLabeller
    let sentiment: SentimentLexicon?
    let made: EmbedderFactory.Made
    let progress: any RunProgress

    /// - Parameters:
    ///   - settings: What the user asked for.
    ///   - store: Where embeddings are; opened where it is `nil`.
    ///   - path: The store's file.
    ///   - progress: Is told how the work comes along.
    init(_ settings: HeadSettings, in store: Store?, at path: String, progress: any RunProgress) throws {
        self.settings = settings
        features = try FeaturePack.builtIn().features
        sentiment = try Installation.found().lexicon.map(SentimentLexicon.init(contentsOf:))
        labeller = RulesFeatureLabeller(sentiment: sentiment)
        self.progress = progress
        self.store = try store ?? Store(path: path)
        made = try EmbedderFactory(store: self.store).embedder(try ModelName(settings.embedder))
    }

    /// What the embedder is, for a run's identity.
    var identities: [String: String] { ["embedder": "\(made.embedder.identity) \(made.recipe)"] }

    /// Reads a filter: before anything else, because it needs nothing else.
    static func filter(_ expression: String) throws -> PairFilter {
        do {
            return try PairFilter(expression, features: FeaturePack.builtIn().features.map(\.name))
        } catch let fault as PairFilterError {
            throw LabError(
                .usage, "\(key: "where") '\(fault.expression)', column \(fault.column): \(fault.reason)")
        }
    }

    /// The features that a head weighs.
    var rules: [String] {
        guard settings.features else { return [] }
        return features.map(\.name).filter {
            RulesFeatureLabeller.features.contains($0)
                && (sentiment != nil || !RulesFeatureLabeller.featuresThatNeedSentiment.contains($0))
        }
    }

    /// What the embeddings are; their length is known when there is one.
    var embedding: PreferenceHead.Embedding {
        PreferenceHead.Embedding(
            model: made.embedder.name.description, identity: made.embedder.identity.description, recipe: made.recipe,
            window: settings.window, dimension: 0)
    }

    /// A head on its embedder, called `head:NAME`.
    func model(_ head: PreferenceHead, _ name: String) throws -> HeadPreferenceModel {
        try HeadPreferenceModel(
            head, name: ModelName(kind: "head", rest: name), embedder: made.embedder, recipe: made.recipe,
            sentiment: sentiment)
    }

    /// Chooses pairs of a file.
    func selection(_ path: String, filter: PairFilter? = nil) throws -> PairSelection {
        let selection = try PairSelection(
            path: path, seed: settings.seed, sample: settings.sample, badRows: settings.skipsBadRows ? .skip : .stop,
            filter: filter, features: features, labeller: labeller)
        for warning in selection.counts.warnings { progress.warn(warning) }
        return selection
    }

    /// Embeds both responses of each pair, in batches; each batch is remembered as it comes.
    func embedded(_ selection: PairSelection) async throws -> [EmbeddedPair] {
        let batch = 32
        progress.begin("embedding pairs  \(made.embedder.name)", total: selection.pairs.count) { 0 }
        defer { progress.end() }
        var embedded: [EmbeddedPair] = []
        for start in stride(from: 0, to: selection.pairs.count, by: batch) {
            try Task.checkCancellation()
            let pairs = selection.pairs[start..<min(start + batch, selection.pairs.count)]
            let vectors = try await made.embedder.embed(
                pairs.flatMap { [($0.dialogue, $0.responseA), ($0.dialogue, $0.responseB)] }, window: settings.window)
            for (index, pair) in pairs.enumerated() {
                embedded.append(
                    EmbeddedPair(
                        pair: pair, vectorA: vectors[2 * index], vectorB: vectors[2 * index + 1],
                        labels: selection.labels[start + index]))
                progress.completed()
            }
        }
        return embedded
    }
}
