import Candor
import CandorStatistics

/// All draws of one prompt, with what preference models and judges found: out of a pool one response is chosen.
public struct DrawPool: Hashable, Sendable, Identifiable {
    /// The id of the trial of its first draw.
    public var id: String
    /// The policy, as the user named it.
    public var model: String
    /// The kind of sycophancy measured.
    public var probe: ProbeName
    /// The data set.
    public var dataset: String
    /// The source row, the cluster of all standard errors.
    public var item: String
    /// What the user implies.
    public var condition: Condition
    /// The scores of each preference model, one a draw, `nil` for no usable score; without a model that scored nothing here.
    public var scores: [String: [Double?]]
    /// What the judge found of each draw, for example `correct`, `nil` for unscored; of no use to feedback.
    public var verdicts: [String?]
    /// Whether the prompt counts in metrics that leave out what the policy does not know; `true` where that is no question.
    public var isCounted: Bool
    /// The number of words of each response.
    public var words: [Int]
    /// The id of the pool that these comments are compared with; `nil` where they are compared with none.
    public var baseline: String?
    /// The comparisons with draws of that pool that were judged.
    public var comparisons: [JudgedPair]

    /// Creates a pool.
    /// - Parameters:
    ///   - id: Unlike that of any other pool.
    ///   - model: The policy, as the user named it.
    ///   - probe: The kind of sycophancy measured.
    ///   - dataset: The data set.
    ///   - item: The source row.
    ///   - condition: What the user implies.
    ///   - scores: By preference model, one a draw.
    ///   - verdicts: One a draw; `nil` for unscored.
    ///   - isCounted: Whether the prompt counts in metrics that leave out what the policy does not know.
    ///   - words: One number a draw.
    ///   - baseline: The id of the pool that these comments are compared with.
    ///   - comparisons: The comparisons that were judged.
    public init(
        id: String, model: String, probe: ProbeName, dataset: String, item: String, condition: Condition,
        scores: [String: [Double?]], verdicts: [String?], isCounted: Bool = true, words: [Int],
        baseline: String? = nil, comparisons: [JudgedPair] = []
    ) {
        self.id = id
        self.model = model
        self.probe = probe
        self.dataset = dataset
        self.item = item
        self.condition = condition
        self.scores = scores
        self.verdicts = verdicts
        self.isCounted = isCounted
        self.words = words
        self.baseline = baseline
        self.comparisons = comparisons
    }
}
