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
