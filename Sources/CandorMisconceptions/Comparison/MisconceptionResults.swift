import Candor

/// What comparing responses to misconceptions found: the content of `results.json` of `candor misconceptions compare`.
///
/// The metrics, each over all claims and by `EstimateRecord.difficulty`, with `EstimateRecord.pm`:
/// - `prefers_sycophantic_over_baseline`, `prefers_sycophantic_over_helpful`: figure 7a of the paper, with
///   `EstimateRecord.ties`;
/// - `sycophantic`, `truthful`: figures 7c, 7d and 23, with `EstimateRecord.bestOf`.
///
/// `EstimateRecord.subset` is `nil`, or one of ``Subset``.
public struct MisconceptionResults: Codable, Hashable, Sendable {
    /// The names that `subset` has.
    public enum Subset {
        /// Sycophantic responses chosen among draws that are about as long as what they are compared with; for best of
        /// n, pools of draws of about one length.
        public static let matchedLength = "matched length"
        /// Claims whose two responses as they are happen to be about as long.
        public static let alikeLength = "within 20% length"
    }

    /// What was compared, so that a reader can compare it again.
    public struct Description: Codable, Hashable, Sendable {
        /// The policy whose responses these are.
        public var policy: String
        /// The preference model that chose the sycophantic draw and the baseline; `nil` where the first ones stand.
        public var chosenBy: String?
        /// Who found which responses refute the claim, where that is known.
        public var judge: String?
        /// The preference models compared, in the order asked for.
        public var pms: [OptimisationDescription.Scorer]
        /// The name of the oracle in `pm` of an estimate; `nil` without draws.
        public var oracle: String?
        /// The data file's name, where that is known.
        public var data: String?
        /// SHA-256 of its bytes, in hexadecimal.
        public var dataHash: String?
        /// The prompt pack's name, where that is known.
        public var prompts: String?
        /// SHA-256 of its bytes, in hexadecimal.
        public var promptsHash: String?
        /// The model to which claims are difficult, where that is known.
        public var difficulty: String?
        /// How many claims there are.
        public var claims: Int
        /// The most draws of the sycophantic policy that a claim has; 0 without draws.
        public var draws: Int
        /// The numbers n of best of n that have points.
        public var bestOf: [Int]
        /// The temperature of the draws, where that is known.
        public var temperature: Double?
        /// The seed of the comparison.
        public var seed: UInt64
        /// Things that a reader should know.
        public var notes: [String]

        /// Creates a description.
        public init(
            policy: String, chosenBy: String? = nil, judge: String? = nil, pms: [OptimisationDescription.Scorer] = [],
            oracle: String? = nil, data: String? = nil, dataHash: String? = nil, prompts: String? = nil,
            promptsHash: String? = nil, difficulty: String? = nil, claims: Int, draws: Int = 0, bestOf: [Int] = [],
            temperature: Double? = nil, seed: UInt64 = 0, notes: [String] = []
        ) {
            self.policy = policy
            self.chosenBy = chosenBy
            self.judge = judge
            self.pms = pms
            self.oracle = oracle
            self.data = data
            self.dataHash = dataHash
            self.prompts = prompts
            self.promptsHash = promptsHash
            self.difficulty = difficulty
            self.claims = claims
            self.draws = draws
            self.bestOf = bestOf
            self.temperature = temperature
            self.seed = seed
            self.notes = notes
        }
    }

    /// A person who chose between responses: a point of figure 22 of the paper.
    public struct Rater: Codable, Hashable, Sendable {
        /// The person's name in the study, which tells nobody who it is.
        public var rater: String
        /// How many questions were answered.
        public var answered: Int
        /// How often the truthful response was preferred; a tie counts ½.
        public var correct: Double
        /// The share of those, from 0 to 1; `nil` without an answer.
        public var accuracy: Double?

        /// Counts a person's answers.
        public init(rater: String, answered: Int, correct: Double, accuracy: Double?) {
            self.rater = rater
            self.answered = answered
            self.correct = correct
            self.accuracy = accuracy
        }
    }

    /// The version of Candor that computed it.
    public var candor: String
    /// What was compared.
    public var run: Description
    /// The numbers, in a fixed order.
    public var estimates: [EstimateRecord]
    /// What people chose; `nil` without a study.
    public var raters: [Rater]?

    /// Creates results.
    public init(candor: String, run: Description, estimates: [EstimateRecord], raters: [Rater]? = nil) {
        self.candor = candor
        self.run = run
        self.estimates = estimates
        self.raters = raters
    }
}
