import Candor
import CandorModels
import CandorPreferenceModels
import CandorPreferences
import CandorStore
import CandorText
import Foundation

/// What heads are made with: the pairs' labeller, the embedder, and what the user asked for.
package struct HeadBench {
    let options: HeadSettings
    let features: [PreferenceFeature]
    let labeller: RulesFeatureLabeller
    package let sentiment: SentimentLexicon?
    let made: EmbedderFactory.Made
    let progress: any RunProgress

    package init(_ options: HeadSettings, progress: any RunProgress) throws {
        self.options = options
        features = try FeaturePack.builtIn().features
        sentiment = try Installation.found().lexicon.map(SentimentLexicon.init(contentsOf:))
        labeller = RulesFeatureLabeller(sentiment: sentiment)
        self.progress = progress
        made = try EmbedderFactory(store: try Store(path: options.store)).embedder(try ModelName(options.embedder))
    }

    /// Reads a filter: before anything else, because it needs nothing else.
    package static func filter(_ expression: String) throws -> PairFilter {
        try PairFilter(expression, features: FeaturePack.builtIn().features.map(\.name))
    }

    /// The features that a head weighs.
    package var rules: [String] {
        guard options.features else { return [] }
        return features.map(\.name).filter {
            RulesFeatureLabeller.features.contains($0)
                && (sentiment != nil || !RulesFeatureLabeller.featuresThatNeedSentiment.contains($0))
        }
    }

    /// What the embeddings are; their length is known when there is one.
    package var embedding: PreferenceHead.Embedding {
        PreferenceHead.Embedding(
            model: made.embedder.name.description, identity: made.embedder.identity.description, recipe: made.recipe,
            window: options.window, dimension: 0)
    }

    /// A head on its embedder, called `head:NAME`.
    func model(_ head: PreferenceHead, _ name: String) throws -> HeadPreferenceModel {
        try HeadPreferenceModel(
            head, name: ModelName(kind: "head", rest: name), embedder: made.embedder, recipe: made.recipe,
            sentiment: sentiment)
    }

    /// Chooses pairs of a file.
    package func selection(_ path: String, filter: PairFilter? = nil) throws -> PairSelection {
        let selection = try PairSelection(
            path: path, seed: options.seed, sample: options.sample, badRows: options.skipsBadRows ? .skip : .stop,
            filter: filter, features: features, labeller: labeller)
        for warning in selection.counts.warnings { progress.warn(warning) }
        return selection
    }

    /// Embeds both responses of each pair, so many pairs at once; each batch is remembered as it comes.
    package func embedded(_ selection: PairSelection) async throws -> [EmbeddedPair] {
        let batch = 32
        progress.begin("embedding pairs  \(made.embedder.name)", total: selection.pairs.count) { 0 }
        defer { progress.end() }
        var embedded: [EmbeddedPair] = []
        for start in stride(from: 0, to: selection.pairs.count, by: batch) {
            try Task.checkCancellation()
            let pairs = selection.pairs[start..<min(start + batch, selection.pairs.count)]
            let vectors = try await made.embedder.embed(
                pairs.flatMap { [($0.dialogue, $0.responseA), ($0.dialogue, $0.responseB)] }, window: options.window)
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
