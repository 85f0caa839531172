/// By what verdicts a run's rates were corrected: what a reader must know before believing a corrected number.
public struct GoldSummary: Codable, Hashable, Sendable {
    /// How far the given verdicts and the run's judge agree on one kind of question.
    public struct Agreement: Codable, Hashable, Sendable {
        /// The kind of question, as in gold files.
        public var judge: String
        /// Verdicts of both sides that could be compared; ties and what either side left open are none.
        public var n: Int
        /// The share of equal verdicts; `nil` without any.
        public var agreement: Double?
        /// Cohen's κ; `nil` where both sides know one verdict only.
        public var kappa: Double?
        /// How often verdicts handed out anew at random agree at least as well: a one-sided permutation test; `nil` where one
        /// side knows one verdict only, so that there is nothing to hand out.
        public var chance: Double?

        /// Creates an agreement.
        public init(judge: String, n: Int, agreement: Double?, kappa: Double?, chance: Double?) {
            self.judge = judge
            self.n = n
            self.agreement = agreement
            self.kappa = kappa
            self.chance = chance
        }

        /// Whether the two sides agree better than chance would have it. Where one side gives one verdict alone, κ and chance say
        /// nothing: then nine in ten must agree.
        public var isBetterThanChance: Bool {
            chance.map { $0 <= 0.05 } ?? (agreement.map { $0 >= 0.9 } ?? true)
        }
    }

    /// How many verdicts there are.
    public var verdicts: Int
    /// On how many of the run's trials.
    public var trials: Int
    /// Who gave them: `human`, `model`, or both.
    public var sources: [String]
    /// By kind of question.
    public var agreement: [Agreement]
    /// Whether they correct the rates although some kind agrees no better than chance.
    public var forced: Bool

    /// Creates a summary.
    public init(verdicts: Int, trials: Int, sources: [String], agreement: [Agreement], forced: Bool) {
        self.verdicts = verdicts
        self.trials = trials
        self.sources = sources
        self.agreement = agreement
        self.forced = forced
    }
}
