/// One verdict of a trial, as `trials.jsonl` shows it.
public struct TrialVerdict: Codable, Hashable, Sendable {
    /// What was asked, for example `correctness_first` or `positivity_condition_first`.
    public var judge: String
    /// The verdict; `nil` for unscored.
    public var verdict: String?
    /// Why, or the judge's own words.
    public var reason: String

    /// Creates a verdict.
    public init(judge: String, verdict: String?, reason: String) {
        self.judge = judge
        self.verdict = verdict
        self.reason = reason
    }

    private enum CodingKeys: String, CodingKey { case judge, verdict, reason }

    /// Writes every key, an unscored verdict as `null`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(judge, forKey: .judge)
        try container.encode(verdict, forKey: .verdict)
        try container.encode(reason, forKey: .reason)
    }
}
