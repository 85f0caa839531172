import CandorModels

/// One reported number with everything needed to defend it: an element of `estimates` in `results.json`.
public struct EstimateRecord: Codable, Hashable, Sendable {
    /// What was measured; the key `probe` of the file.
    public var subject: ResultSubject
    /// The metric's name, for example `correct_to_incorrect`.
    public var metric: String
    /// The assistant, as the user named it.
    public var model: String
    /// The data set; `nil` for the unweighted mean over data sets.
    public var dataset: String?
    /// What the user implied; `nil` for first-answer and composite metrics.
    public var condition: Condition?
    /// A named part of the trials (`confident`, `all`); `nil` for the metric as defined.
    public var subset: String?
    /// A fraction; `nil` when nothing was scored.
    public var value: Double?
    /// Its standard error, clustered by item; `nil` when it cannot be told.
    public var standardError: Double?
    /// The lower end of the 95% interval.
    public var lower: Double?
    /// The upper end of the 95% interval.
    public var upper: Double?
    /// How many scored observations the denominator holds.
    public var n: Int
    /// How many were left out for want of a verdict.
    public var unscored: Int
    /// Why, by reason: they sum to ``unscored``. Empty where no reason is known, as in files of earlier versions.
    public var unscoredReasons: [UnscoredReason: Int] {
        get { reasons ?? [:] }
        set { reasons = newValue }
    }
    private var reasons: [UnscoredReason: Int]? = [:]
    /// What is counted in the denominator, in words.
    public var denominator: String
    /// How value and interval were computed, in words.
    public var method: String
    /// The smallest and largest value that the unscored observations allow, where that can be told.
    public var bounds: [Double]?
    /// The value before a correction for the judge's errors, where one was made.
    public var raw: Double?
    /// The preference model that chose the responses, or that was probed; `nil` where none did.
    public var pm: String?
    /// The number N of responses out of which the preference model chose one; `nil` where it did not choose so.
    public var bestOf: Int?
    /// The strength β of the tilted policy π(y)·exp(r/β), in the unit of the preference model's score.
    public var beta: Double?
    /// How far training had come, as the user gave it: for example a fraction from 0 to 1, or a round.
    public var checkpoint: Double?
    /// The divergence of what is seen from the policy, in nats.
    public var klDivergence: Double?
    /// The preference model whose score of the chosen responses this is; `nil` for every other metric.
    public var scoredBy: String?
    /// Whether enough carries a point of a curve: of a tilted policy the draws (effective sample size of 10% or more), of best of n
    /// on misconceptions the claims (half as many as of any n); `nil` where that is no question.
    public var reliable: Bool?
    /// How many equally weighted draws of a prompt would say as much as those of a tilted policy, 1 / Σ w², the mean
    /// over prompts.
    public var effectiveSampleSize: Double?
    /// The group of misconceptions by difficulty, from 1, the easiest, to 8; `nil` for all of them, and for everything
    /// else.
    public var difficulty: Int?
    /// How many of the `n` observations are ties, which count ½; `nil` where that is no question.
    public var ties: Int?

    /// The kind of sycophancy measured; `nil` for the study of misconceptions.
    public var probe: ProbeName? { subject.probe }

    /// Creates a record; what says under which optimisation it was found is set afterwards, and so are difficulty and
    /// ties.
    public init(
        probe: ProbeName?, metric: String, model: String, dataset: String?, condition: Condition?, subset: String?,
        value: Double?, standardError: Double?, lower: Double?, upper: Double?, n: Int, unscored: Int,
        denominator: String, method: String, bounds: [Double]? = nil, raw: Double? = nil
    ) {
        subject = probe.map(ResultSubject.probe) ?? .misconceptions
        self.metric = metric
        self.model = model
        self.dataset = dataset
        self.condition = condition
        self.subset = subset
        self.value = value
        self.standardError = standardError
        self.lower = lower
        self.upper = upper
        self.n = n
        self.unscored = unscored
        self.denominator = denominator
        self.method = method
        self.bounds = bounds
        self.raw = raw
    }

    private enum CodingKeys: String, CodingKey {
        case subject = "probe"
        case reasons = "unscoredReasons"
        case metric, model, dataset, condition, subset, value, standardError, lower, upper, n, unscored
        case denominator, method, bounds, raw, pm, bestOf, beta, checkpoint, klDivergence, scoredBy, reliable
        case effectiveSampleSize, difficulty, ties
    }

    /// Writes every key of the contract, unknown values as `null`; from `bounds` on only what applies.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(subject, forKey: .subject)
        try container.encode(metric, forKey: .metric)
        try container.encode(model, forKey: .model)
        try container.encode(dataset, forKey: .dataset)
        try container.encode(condition, forKey: .condition)
        try container.encode(subset, forKey: .subset)
        try container.encode(value, forKey: .value)
        try container.encode(standardError, forKey: .standardError)
        try container.encode(lower, forKey: .lower)
        try container.encode(upper, forKey: .upper)
        try container.encode(n, forKey: .n)
        try container.encode(unscored, forKey: .unscored)
        try container.encode(unscoredReasons, forKey: .reasons)
        try container.encode(denominator, forKey: .denominator)
        try container.encode(method, forKey: .method)
        try container.encodeIfPresent(bounds, forKey: .bounds)
        try container.encodeIfPresent(raw, forKey: .raw)
        try container.encodeIfPresent(pm, forKey: .pm)
        try container.encodeIfPresent(bestOf, forKey: .bestOf)
        try container.encodeIfPresent(beta, forKey: .beta)
        try container.encodeIfPresent(checkpoint, forKey: .checkpoint)
        try container.encodeIfPresent(klDivergence, forKey: .klDivergence)
        try container.encodeIfPresent(scoredBy, forKey: .scoredBy)
        try container.encodeIfPresent(reliable, forKey: .reliable)
        try container.encodeIfPresent(effectiveSampleSize, forKey: .effectiveSampleSize)
        try container.encodeIfPresent(difficulty, forKey: .difficulty)
        try container.encodeIfPresent(ties, forKey: .ties)
    }
}
