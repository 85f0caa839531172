import CandorStatistics

/// A policy after a number of rounds of training, and how it got there.
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

        package init(pm: String, score: Estimate?, gain: Estimate, unscored: Int) {
            self.pm = pm
            self.score = score
            self.gain = gain
            self.unscored = unscored
        }
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

    package init(
        round: Int, checkpoint: String, identity: String, scores: [Score], divergence: Estimate, words: Estimate,
        truncated: Int, learning: Learning?
    ) {
        self.round = round
        self.checkpoint = checkpoint
        self.identity = identity
        self.scores = scores
        self.divergence = divergence
        self.words = words
        self.truncated = truncated
        self.learning = learning
    }
}
