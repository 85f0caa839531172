import Candor
import CandorModels
import CandorStatistics

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
        self.init(
            round: round, checkpoint: checkpoint, identity: identity,
            scores: try pms.map { try Score($0.name, isComparative: $0.isComparative, pools) },
            divergence: try Self.mean(pools, "responses of the policy") { $0.logRatios },
            words: try Self.mean(pools, "responses of the policy") { $0.draws.map { Double($0.text.wordCount) } },
            truncated: pools.flatMap(\.draws).count { !$0.isComplete }, learning: learning)
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
        let score =
            isComparative
            ? nil : try TrainingRound.mean(pools, "responses of the policy") { $0.scores[pm] ?? [] }
        let gain = try TrainingRound.mean(pools, "prompts; mean score less that of the start's responses") { pool in
            guard let own = Self.mean(pool.scores[pm]), let start = Self.mean(pool.startScores[pm]) else {
                return [nil]
            }
            return [own - start]
        }
        let unscored = pools.reduce(0) { $0 + ($1.scores[pm] ?? []).count { $0 == nil } }
        self.init(pm: pm, score: score, gain: gain, unscored: unscored)
    }

    private static func mean(_ scores: [Double?]?) -> Double? {
        let scored = (scores ?? []).compactMap { $0 }
        return scored.isEmpty ? nil : scored.reduce(0, +) / Double(scored.count)
    }
}
