/// Gold verdicts on a run's own trials, by trial and question.
public struct GoldVerdicts: Hashable, Sendable {
    private var verdicts: [String: [String: String]] = [:]
    /// Who gave them: `human`, `model`, or both.
    public private(set) var sources: Set<String> = []

    /// Creates an empty set.
    public init() {}

    /// The ids of the trials that have a verdict.
    public var trials: Set<String> { Set(verdicts.keys) }

    /// Adds a verdict.
    /// - Parameters:
    ///   - verdict: The verdict.
    ///   - question: The name of the question in the trial, for example `correctness_second`.
    ///   - trial: The trial's id.
    ///   - source: Who gave it.
    public mutating func add(_ verdict: String, on question: String, of trial: String, source: String) {
        verdicts[trial, default: [:]][question] = verdict
        sources.insert(source)
    }

    func verdict(_ question: String, of trial: String) -> String? {
        verdicts[trial]?[question]
    }
}
