import CandorModels
import CandorText

/// A head as a preference model: embeds responses and weighs what comes out.
///
/// A head without rules scores each response by itself. One with rules knows how responses differ, so that it sets those of a
/// dialogue against each other: the embeddings' part is centred in the pool, the rules' is ``FeaturesPreferenceModel``'s.
public struct HeadPreferenceModel: PreferenceModel {
    /// The name that the user gave.
    public let name: ModelName
    /// A hash of what decides a score.
    public let identity: ModelIdentity
    /// What scores.
    public let head: PreferenceHead
    /// Whether rules are part of it.
    public var isComparative: Bool { rules != nil }

    private let embedder: any ResponseEmbedder
    private let rules: FeaturesPreferenceModel?

    /// Puts a head on a model.
    /// - Parameters:
    ///   - head: The head.
    ///   - name: What it is called.
    ///   - embedder: The model that it was made for.
    ///   - recipe: How that model makes vectors.
    ///   - sentiment: The valences of words, for rules that need them.
    /// - Throws: ``PreferenceModelError`` with `otherEmbedder` for another model or recipe, or for rules that need valences
    ///   that are not there; what encoding throws.
    public init(
        _ head: PreferenceHead, name: ModelName, embedder: any ResponseEmbedder, recipe: String,
        sentiment: SentimentLexicon? = nil
    ) throws {
        func refuse(_ what: String, _ expected: String, _ found: String) -> PreferenceModelError {
            PreferenceModelError(
                .otherEmbedder, model: name.description,
                reason: "was made for \(what) \(expected), not \(found); name that model, or train a head for this one")
        }
        guard embedder.identity.description == head.embedding.identity else {
            throw refuse(
                "\(head.embedding.model),", head.embedding.identity, "\(embedder.name), \(embedder.identity)")
        }
        guard recipe == head.embedding.recipe else {
            throw refuse("embeddings of the form", head.embedding.recipe, recipe)
        }
        let features = head.rules.map { FeaturesPreferenceModel(name: name, effects: $0, sentiment: sentiment) }
        guard features.map(\.unusedEffects.isEmpty) ?? true else {
            throw PreferenceModelError(
                .otherEmbedder, model: name.description,
                reason:
                    "uses rules that need the sentiment lexicon, which is not there; Scripts/dependencies installs it")
        }
        self.head = head
        self.name = name
        self.embedder = embedder
        rules = features
        identity = ModelIdentity("head:\(try head.fingerprint)")
    }

    /// Scores a response; with rules 0, because alone it differs from nothing.
    public func score(_ response: String, to dialogue: Dialogue) async throws -> Double {
        try await scores(of: [(dialogue, response)]).reduce(0, +)
    }

    /// Scores responses, embedded in one go.
    /// - Throws: What the embedder throws; ``PreferenceModelError`` with `otherEmbedder` for vectors of another length.
    public func scores(of responses: [(dialogue: Dialogue, response: String)]) async throws -> [Double] {
        guard let rules else { return try await plainScores(responses) }
        let pools = ResponsePools(responses)
        let distinct = pools.pools.flatMap { pool in
            pool.responses.map { (dialogue: pool.dialogue, response: $0) }
        }
        let plain = try await plainScores(distinct)
        let positions = try await rules.scores(of: distinct)
        var next = 0
        let places = pools.pools.map { pool in
            let members = next..<(next + pool.responses.count)
            next = members.upperBound
            let mean = plain[members].reduce(0, +) / Double(max(members.count, 1))
            return members.map { plain[$0] - mean + positions[$0] }
        }
        return pools.inOrder(places)
    }

    private func plainScores(_ responses: [(dialogue: Dialogue, response: String)]) async throws -> [Double] {
        try await embedder.embed(responses, window: head.embedding.window).map { vector in
            guard vector.count == head.weights.count else {
                throw PreferenceModelError(
                    .otherEmbedder, model: name.description,
                    reason: "was made for vectors of \(head.weights.count) numbers, not of \(vector.count)")
            }
            return zip(head.weights, vector).reduce(0) { $0 + $1.0 * Double($1.1) }
        }
    }
}
