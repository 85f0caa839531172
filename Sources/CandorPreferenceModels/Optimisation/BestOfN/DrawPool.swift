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

extension DrawPool {
    /// Brings the draws of each prompt together.
    /// - Parameter trials: The trials of one or more policies, in any order.
    /// - Returns: The pools in the order in which their prompts first occur.
    public static func pools(of trials: [Trial]) -> [DrawPool] {
        let prompts = DrawnPrompt.places(in: trials).map { places in places.map { trials[$0] } }
        var baselines: [String: [Trial]] = [:]
        for draws in prompts where draws.first?.condition == .baseline {
            for trial in draws { baselines[trial.id] = draws }
        }
        return prompts.compactMap { draws in
            draws.first.map { DrawPool($0, draws, baseline: $0.about["baseline"].flatMap { baselines[$0] }) }
        }
    }

    private init(_ first: Trial, _ draws: [Trial], baseline: [Trial]?) {
        var scorers: [String] = []
        for name in draws.compactMap(\.scores).flatMap(\.keys) where !scorers.contains(name) { scorers.append(name) }
        let positions = Dictionary((baseline ?? []).enumerated().map { ($1.draw, $0) }) { first, _ in first }
        let isCompared = baseline != nil && draws.contains { $0.comparisons != nil }
        let measure = Probes.named(first.probe)?.drawMeasure
        self.init(
            id: first.id, model: first.model, probe: first.probe, dataset: first.dataset, item: first.item,
            condition: first.condition,
            scores: Dictionary(
                uniqueKeysWithValues: scorers.map { name in (name, draws.map { $0.scores?[name].flatMap { $0 } }) }),
            verdicts: draws.map { draw in measure?.question.flatMap(draw.verdict) },
            isCounted: measure?.counts(first) ?? true,
            words: draws.map { $0.response.wordCount }, baseline: isCompared ? baseline?.first?.id : nil,
            comparisons: draws.enumerated().flatMap { index, trial in
                (trial.comparisons ?? []).compactMap { comparison in
                    positions[comparison.draw].map {
                        JudgedPair(
                            conditionDraw: index, baselineDraw: $0, probability: comparison.probability,
                            value: comparison.value)
                    }
                }
            })
    }
}

extension String {
    /// The number of words, parted by white space.
    var wordCount: Int {
        var count = 0
        var isInWord = false
        for byte in utf8 {
            let isBlank = byte == 0x20 || (0x09...0x0D).contains(byte)
            if !isBlank, !isInWord { count += 1 }
            isInWord = !isBlank
        }
        return count
    }
}
