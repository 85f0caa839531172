import CandorStatistics

/// How difficult claims are to some models: the content of `difficulty.json`.
public struct DifficultyReport: Codable, Hashable, Sendable {
    /// How far two models agree on what is difficult.
    public struct Correlation: Codable, Hashable, Sendable {
        /// One model.
        public var first: String
        /// The other.
        public var second: String
        /// Spearman's rank correlation.
        public var correlation: Estimate
    }

    /// That the claims are false, and what they are for.
    public var notice: String
    /// The GUID by which benchmark data are found in training data.
    public var canary: String
    /// The data file's name.
    public var data: String
    /// SHA-256 of its bytes, in hexadecimal.
    public var dataHash: String
    /// The prompt pack's name.
    public var prompts: String
    /// SHA-256 of its bytes, in hexadecimal.
    public var promptsHash: String
    /// The seed of the choice of claims, of sampled answers and of resampling.
    public var seed: UInt64
    /// Answers sampled in each order of a model without log-probabilities.
    public var samples: Int
    /// The claims.
    public var items: [Misconception]
    /// By model.
    public var difficulties: [MisconceptionDifficulty]
    /// Every pair of models.
    public var correlations: [Correlation]

    /// Creates a report.
    public init(
        data: String, dataHash: String, prompts: String, promptsHash: String, seed: UInt64, samples: Int,
        items: [Misconception], difficulties: [MisconceptionDifficulty]
    ) {
        notice = MisconceptionNotice.text
        canary = MisconceptionNotice.canary
        self.data = data
        self.dataHash = dataHash
        self.prompts = prompts
        self.promptsHash = promptsHash
        self.seed = seed
        self.samples = samples
        self.items = items
        self.difficulties = difficulties
        correlations = difficulties.indices.flatMap { first in
            difficulties.indices.dropFirst(first + 1).map { second in
                Correlation(
                    first: difficulties[first].model, second: difficulties[second].model,
                    correlation: difficulties[first].correlation(with: difficulties[second], seed: seed))
            }
        }
    }
}
