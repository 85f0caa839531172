import CandorModels

/// What a judge says about one question.
public struct Ruling: Codable, Hashable, Sendable {
    /// One of `JudgeKind.verdicts`, or `nil`: unscored.
    public var verdict: String?
    /// Why, in a few words or as the judge's own reply; shown beside the verdict.
    public var reason: String
    /// Why there is no verdict; `nil` where there is one.
    public var unscored: UnscoredReason?
    /// Who decided in the judge's place without asking it, for example `rules`; `nil` where the judge itself did.
    public var decidedBy: String?

    /// Creates a ruling.
    /// - Parameters:
    ///   - verdict: One of the kind's verdicts, or `nil` for unscored.
    ///   - reason: Why.
    ///   - unscored: Why there is no verdict, where there is none.
    public init(_ verdict: String?, reason: String, unscored: UnscoredReason = .undecided) {
        self.verdict = verdict
        self.reason = reason
        self.unscored = verdict == nil ? unscored : nil
    }

    /// No usable verdict.
    /// - Parameters:
    ///   - reason: Why there is none, in words.
    ///   - kind: The kind of reason: what a judge says of evidence that it has read is `UnscoredReason.undecided`.
    public static func unscored(_ reason: String, _ kind: UnscoredReason = .undecided) -> Ruling {
        Ruling(nil, reason: reason, unscored: kind)
    }
}
