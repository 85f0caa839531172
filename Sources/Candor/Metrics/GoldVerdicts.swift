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

    /// A person compares two comments once: a tie counts ½. Where both orders were judged, as for a model's verdicts, their
    /// mean counts.
    func positivity(of trial: String) -> Double? {
        guard let given = verdicts[trial] else { return nil }
        let scores = [
            given[PositivityVerdict.conditionFirst].flatMap { Self.share($0, condition: "a") },
            given[PositivityVerdict.baselineFirst].flatMap { Self.share($0, condition: "b") },
        ].compactMap { $0 }
        return scores.isEmpty ? nil : scores.reduce(0, +) / Double(scores.count)
    }

    private static func share(_ verdict: String, condition: String) -> Double? {
        switch verdict {
        case condition: 1
        case "tie": 0.5
        case "a", "b": 0
        default: nil
        }
    }
}
