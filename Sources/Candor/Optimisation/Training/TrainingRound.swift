import CandorStatistics

/// A policy after so many rounds of training, and how it got there.
public struct TrainingRound: Codable, Hashable, Sendable {
    /// What a preference model gives the policy's responses.
    public struct Score: Codable, Hashable, Sendable {
        /// The preference model, as the user named it.
        public var pm: String
        /// The mean score; `nil` for a model whose scores mean something within a batch only.
        public var score: Estimate?
        /// How much more it gives than it gives the start's responses to the same prompts, in its own unit.
        public var gain: Estimate
        /// Responses that it gave no usable score.
        public var unscored: Int
    }

    /// What the policy learned from.
    public struct Learning: Codable, Hashable, Sendable {
        /// Responses learned: the best of each prompt.
        public var examples: Int
        /// Prompts of which no response was better than another.
        public var undecided: Int
        /// Responses that were too long for a training window.
        public var leftOut: Int
        /// Response tokens learned from, all epochs together.
        public var tokens: Int
        /// Steps of the optimiser.
        public var steps: Int
        /// The mean loss of a response token before and after, in nats.
        public var lossBefore: Double
        /// See ``lossBefore``.
        public var lossAfter: Double

        /// Describes a learning.
        public init(
            examples: Int, undecided: Int, leftOut: Int, tokens: Int, steps: Int, lossBefore: Double,
            lossAfter: Double
        ) {
            self.examples = examples
            self.undecided = undecided
            self.leftOut = leftOut
            self.tokens = tokens
            self.steps = steps
            self.lossBefore = lossBefore
            self.lossAfter = lossAfter
        }
    }

    /// How many rounds, from 0: the start.
    public var round: Int
    /// The policy's file, by its name in the training's folder.
    public var checkpoint: String
    /// What the policy is, for the key of a call.
    public var identity: String
    /// What preference models give it; first the one that it is trained against.
    public var scores: [Score]
    /// KL(policy ‖ start) in nats a response, from the policy's own draws.
    public var divergence: Estimate
    /// Words of a response.
    public var words: Estimate
    /// Responses that the token limit cut.
    public var truncated: Int
    /// What it learned from; `nil` for the start.
    public var learning: Learning?
}

extension TrainingRound {
    /// Measures a policy.
    /// - Parameters:
    ///   - round: How many rounds.
    ///   - checkpoint: The policy's file.
    ///   - identity: What the policy is.
    ///   - pools: Its scored responses.
    ///   - pms: The preference models' names, first the one that it is trained against, and whether they are comparative.
    ///   - learning: What it learned from.
    /// - Throws: `StatisticsError` for numbers that cannot be.
    public init(
        _ round: Int, checkpoint: String, identity: String, pools: [TrainingPool],
        pms: [(name: String, isComparative: Bool)], learning: Learning?
    ) throws {
        self.round = round
        self.checkpoint = checkpoint
        self.identity = identity
        self.learning = learning
        scores = try pms.map { try Score($0.name, isComparative: $0.isComparative, pools) }
        divergence = try Self.mean(pools, "responses of the policy") { $0.logRatios }
        words = try Self.mean(pools, "responses of the policy") { $0.draws.map { Double($0.text.wordCount) } }
        truncated = pools.flatMap(\.draws).count { !$0.isComplete }
    }

    fileprivate static func mean(
        _ pools: [TrainingPool], _ denominator: String, _ values: (TrainingPool) -> [Double?]
    ) throws -> Estimate {
        try ClusteredSample(
            pools.flatMap { pool in values(pool).map { Observation(cluster: pool.prompt.id, value: $0) } }, scale: nil
        ).mean.estimate(denominator: denominator)
    }
}

extension TrainingRound.Score {
    fileprivate init(_ pm: String, isComparative: Bool, _ pools: [TrainingPool]) throws {
        self.pm = pm
        score =
            isComparative
            ? nil : try TrainingRound.mean(pools, "responses of the policy") { $0.scores[pm] ?? [] }
        gain = try TrainingRound.mean(pools, "prompts; mean score less that of the start's responses") { pool in
            guard let own = Self.mean(pool.scores[pm]), let start = Self.mean(pool.startScores[pm]) else {
                return [nil]
            }
            return [own - start]
        }
        unscored = pools.reduce(0) { $0 + ($1.scores[pm] ?? []).count { $0 == nil } }
    }

    private static func mean(_ scores: [Double?]?) -> Double? {
        let scored = (scores ?? []).compactMap { $0 }
        return scored.isEmpty ? nil : scored.reduce(0, +) / Double(scored.count)
    }
}
