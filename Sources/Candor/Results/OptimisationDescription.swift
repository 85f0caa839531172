/// What the responses of a run were optimised against, so that a reader can run it again.
public struct OptimisationDescription: Codable, Hashable, Sendable {
    /// One preference model.
    public struct Scorer: Codable, Hashable, Sendable {
        /// As the user named it; the name in `pm` of an estimate.
        public var name: String
        /// What it is, for the key of a score.
        public var identity: String
        /// Whether its scores depend on the responses beside them.
        public var isComparative: Bool
        /// Responses that it gave no usable score.
        public var unscored: Int

        /// Describes a preference model.
        public init(name: String, identity: String, isComparative: Bool, unscored: Int) {
            self.name = name
            self.identity = identity
            self.isComparative = isComparative
            self.unscored = unscored
        }
    }

    /// One stage of training.
    public struct Checkpoint: Codable, Hashable, Sendable {
        /// How far training had come.
        public var position: Double
        /// The model, as the user named it.
        public var model: String

        /// Describes a checkpoint.
        public init(position: Double, model: String) {
            self.position = position
            self.model = model
        }
    }

    /// The preference models, in the order asked for; empty for a sweep over checkpoints.
    public var scorers: [Scorer]
    /// The numbers N of best-of-N that have points.
    public var bestOf: [Int]
    /// The strengths β by preference model's name.
    public var betas: [String: [Double]]
    /// Comparisons of draws that were judged for feedback, and how many there are in all; `nil` without feedback.
    public var judgedPairs: Int?
    /// See ``judgedPairs``.
    public var possiblePairs: Int?
    /// The checkpoints, in order; empty where there was one policy.
    public var checkpoints: [Checkpoint]
    /// How the checkpoints were made, where Candor trained them.
    public var training: TrainingDescription?

    /// Describes an optimisation.
    public init(
        scorers: [Scorer] = [], bestOf: [Int] = [], betas: [String: [Double]] = [:], judgedPairs: Int? = nil,
        possiblePairs: Int? = nil, checkpoints: [Checkpoint] = [], training: TrainingDescription? = nil
    ) {
        self.scorers = scorers
        self.bestOf = bestOf
        self.betas = betas
        self.judgedPairs = judgedPairs
        self.possiblePairs = possiblePairs
        self.checkpoints = checkpoints
        self.training = training
    }
}
