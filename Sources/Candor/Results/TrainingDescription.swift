/// How the checkpoints of a run were made, where Candor itself trained them: the content of `training.json`, and in
/// `results.json` the part `training` of what is said of the optimisation.
public struct TrainingDescription: Codable, Hashable, Sendable {
    /// What decides what a training makes; the number of rounds does not.
    public struct Plan: Codable, Hashable, Sendable {
        /// The policy at the start, as the user named it, and what it is.
        public var policy: String
        /// See ``policy``.
        public var identity: String
        /// The preference models, first the one trained against, as the user named them without a base URL, with identities.
        public var pms: [String]
        /// The file of prompts.
        public var prompts: String
        /// SHA-256 of its bytes, in hexadecimal.
        public var promptsHash: String
        /// How many prompts, drawn by seed where there are more.
        public var promptCount: Int
        /// Responses to each prompt in each round.
        public var draws: Int
        /// The longest response, in tokens.
        public var maxTokens: Int
        /// How often each round goes through what it learns from.
        public var epochs: Int
        /// AdamW's step size.
        public var learningRate: Double
        /// The seed of draws and of the order of learning.
        public var seed: UInt64

        /// Creates a plan.
        public init(
            policy: String, identity: String, pms: [String], prompts: String, promptsHash: String, promptCount: Int,
            draws: Int, maxTokens: Int, epochs: Int, learningRate: Double, seed: UInt64
        ) {
            self.policy = policy
            self.identity = identity
            self.pms = pms
            self.prompts = prompts
            self.promptsHash = promptsHash
            self.promptCount = promptCount
            self.draws = draws
            self.maxTokens = maxTokens
            self.epochs = epochs
            self.learningRate = learningRate
            self.seed = seed
        }
    }

    /// What was done.
    public var plan: Plan
    /// The start and the rounds, in order.
    public var rounds: [TrainingRound]

    /// Creates a description.
    public init(plan: Plan, rounds: [TrainingRound] = []) {
        self.plan = plan
        self.rounds = rounds
    }
}
