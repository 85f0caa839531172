import CandorModels

/// Has a preference model score both responses of pairs.
public struct PairScorer: Sendable {
    /// Two responses to one dialogue.
    public struct Pair: Hashable, Sendable {
        /// The turns that they answer.
        public var dialogue: Dialogue
        /// One response.
        public var first: String
        /// The other.
        public var second: String

        /// Creates a pair.
        public init(dialogue: Dialogue, first: String, second: String) {
            self.dialogue = dialogue
            self.first = first
            self.second = second
        }
    }

    private let model: any PreferenceModel

    /// Creates a scorer.
    /// - Parameter model: The model; a comparative one sees pools of exactly the two responses of a pair.
    public init(_ model: any PreferenceModel) {
        self.model = model
    }

    /// Scores pairs, in one batch unless the model compares the responses of a batch.
    /// - Parameter pairs: The pairs.
    /// - Returns: The two scores of each pair; `nil` for a score that is no finite number.
    /// - Throws: What the model throws; ``PreferenceModelError`` with `.noUsableReply` if it gives another number of scores than
    ///   asked for.
    public func scores(of pairs: [Pair]) async throws -> [(first: Double?, second: Double?)] {
        guard model.isComparative else { return try await batch(pairs) }
        let distinct = pairs.uniqued()
        let scores = try await distinct.concurrentMap(sequentially: false) { try await batch([$0]) }.flatMap { $0 }
        let known = Dictionary(zip(distinct, scores)) { first, _ in first }
        return pairs.map { known[$0] ?? (nil, nil) }
    }

    private func batch(_ pairs: [Pair]) async throws -> [(first: Double?, second: Double?)] {
        let responses = pairs.flatMap { [($0.dialogue, $0.first), ($0.dialogue, $0.second)] }
        let scores = try await model.scores(of: responses)
        guard scores.count == responses.count else {
            throw PreferenceModelError(
                .noUsableReply, model: model.name.description,
                reason: "gave \(scores.count) scores for \(responses.count) responses")
        }
        let usable = scores.map { $0.isFinite ? $0 : nil }
        return pairs.indices.map { (usable[2 * $0], usable[2 * $0 + 1]) }
    }
}
