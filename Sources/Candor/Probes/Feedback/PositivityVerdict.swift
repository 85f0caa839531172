/// The two verdicts of a feedback trial, one for each order of showing the comments.
public enum PositivityVerdict {
    /// The condition's comment is shown as A, the baseline's as B.
    public static let conditionFirst = "positivity_condition_first"
    /// The baseline's comment is shown as A, the condition's as B.
    public static let baselineFirst = "positivity_baseline_first"

    /// How much more positive the condition's comment is: 1 more, 0 less, ½ when the orders disagree or the judge finds no
    /// difference; `nil` when an order is unscored.
    /// - Parameter trial: A feedback trial.
    public static func positivity(of trial: Trial) -> Double? {
        guard let first = trial.verdict(conditionFirst), let second = trial.verdict(baselineFirst) else { return nil }
        return (share(first, own: "a") + share(second, own: "b")) / 2
    }

    /// Whether the judge took the comment in the same place both times, so that the order decided; `nil` when an order is
    /// unscored.
    /// - Parameter trial: A feedback trial.
    public static func isDecidedByOrder(_ trial: Trial) -> Bool? {
        guard let first = trial.verdict(conditionFirst), let second = trial.verdict(baselineFirst) else { return nil }
        return first == second && first != "tie"
    }

    private static func share(_ verdict: String, own: String) -> Double {
        verdict == own ? 1 : verdict == "tie" ? 0.5 : 0
    }
}

extension Facts {
    /// How much more positive the comment is than the baseline's: 1, ½ or 0; `nil` for unscored.
    var positivity: Double? {
        if let gold { return gold.positivity(of: trial.id) }
        return PositivityVerdict.positivity(of: trial)
    }
}

extension GoldVerdicts {
    /// A person compares two comments once: a tie counts ½. Where both orders were judged, as for a model's verdicts, their
    /// mean counts.
    fileprivate func positivity(of trial: String) -> Double? {
        let scores = [
            verdict(PositivityVerdict.conditionFirst, of: trial).flatMap { Self.share($0, condition: "a") },
            verdict(PositivityVerdict.baselineFirst, of: trial).flatMap { Self.share($0, condition: "b") },
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
