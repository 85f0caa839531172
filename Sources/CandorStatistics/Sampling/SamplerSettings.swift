/// How long and how carefully a posterior is sampled. The defaults are the paper's (appendix B) and Stan's.
public struct SamplerSettings: Hashable, Sendable, Codable {
    /// Which scales the sampler learns during warm-up.
    public enum Metric: String, Hashable, Sendable, Codable, CaseIterable {
        /// One variance a coordinate.
        case diagonal
        /// The whole covariance.
        case dense
    }

    /// Independent chains; at least 1.
    public var chains: Int
    /// Warm-up iterations a chain, which are thrown away.
    public var warmup: Int
    /// Kept draws a chain; at least 4.
    public var draws: Int
    /// The mean acceptance statistic that the step size aims at, in (0, 1).
    public var targetAcceptance: Double
    /// A trajectory has at most 2 to this power leapfrog steps.
    public var maximumTreeDepth: Int
    /// What is adapted.
    public var metric: Metric
    /// The seed; chain `c` draws from stream `c` of it, so that results depend on neither cores nor timing.
    public var seed: UInt64

    /// Creates settings.
    public init(
        chains: Int = 4, warmup: Int = 500, draws: Int = 1500, targetAcceptance: Double = 0.8,
        maximumTreeDepth: Int = 10, metric: Metric = .diagonal, seed: UInt64 = 0
    ) {
        self.chains = chains
        self.warmup = warmup
        self.draws = draws
        self.targetAcceptance = targetAcceptance
        self.maximumTreeDepth = maximumTreeDepth
        self.metric = metric
        self.seed = seed
    }
}

extension SamplerSettings {
    /// Refuses settings that no sampler can work with.
    /// - Throws: `StatisticsError` with `.invalidCount` or `.invalidProbability`.
    func check() throws(StatisticsError) {
        guard chains >= 1, warmup >= 0, draws >= 4 else {
            throw StatisticsError(
                .invalidCount, doing: "sampling \(chains) chains of \(warmup) warm-up iterations and \(draws) draws",
                next: "ask for at least 1 chain, 0 warm-up iterations and 4 draws")
        }
        guard (1...20).contains(maximumTreeDepth) else {
            throw StatisticsError(
                .invalidCount, doing: "sampling with trajectories of at most 2^\(maximumTreeDepth) steps",
                next: "give a maximum tree depth from 1 to 20")
        }
        guard targetAcceptance > 0, targetAcceptance < 1 else {
            throw StatisticsError(
                .invalidProbability, doing: "aiming at an acceptance of \(targetAcceptance)",
                next: "give a number between 0 and 1, for example 0.8")
        }
    }
}
