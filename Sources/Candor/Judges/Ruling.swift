/// What a judge says about one question.
public struct Ruling: Codable, Hashable, Sendable {
    /// One of ``JudgeKind/verdicts``, or `nil`: unscored.
    public var verdict: String?
    /// Why, in a few words or as the judge's own reply; shown beside the verdict.
    public var reason: String
    /// Who decided in the judge's place without asking it, for example `rules`; `nil` where the judge itself did.
    public var decidedBy: String?

    /// Creates a ruling.
    /// - Parameters:
    ///   - verdict: One of the kind's verdicts, or `nil` for unscored.
    ///   - reason: Why.
    public init(_ verdict: String?, reason: String) {
        self.verdict = verdict
        self.reason = reason
    }

    /// No usable verdict.
    /// - Parameter reason: Why there is none.
    public static func unscored(_ reason: String) -> Ruling { Ruling(nil, reason: reason) }
}
