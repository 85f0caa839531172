/// What is expected of the responses that a selection lets through: one point of a curve.
public struct SelectionPoint: Hashable, Sendable {
    /// The share of the draws below which an effective sample size does not carry a point.
    public static let smallestEffectiveShare = 0.1

    /// What is seen of the policy.
    public let selection: Selection
    /// The expected value over prompts, standard error clustered by item; `n` counts prompts with a value, `unscored`
    /// those without.
    public let statistic: LinearStatistic
    /// How probable it is that what is chosen has no metric, over the prompts that allow the selection; nil without any.
    public let unscoredProbability: Double?
    /// The prompts of which fewer draws have a score than the selection needs.
    public let promptsWithoutEnoughDraws: Int
    /// The effective number of draws a prompt, 1 / Σ w², divided by the draws that have a score: the mean over prompts,
    /// of the two sides of a comparison the smaller (Kong, "A note on importance sampling", 1992).
    public let effectiveShare: Double?
    /// The effective number of draws a prompt itself, the mean over prompts, likewise.
    public let effectiveDraws: Double?
    /// The part of the squared standard error that comes from judging a sample of the pairs only. It is in the standard
    /// error already, since each item's sample is drawn anew and so adds to how the items differ; 0 where all are judged.
    public let designVariance: Double

    /// Whether a point of a tilted policy rests on enough draws. Best-of-n has no bias that would grow as the
    /// effective draws become fewer: its points count as reliable, their standard error says the rest.
    public var isReliable: Bool {
        guard selection.beta != nil else { return true }
        return (effectiveShare ?? 0) >= Self.smallestEffectiveShare
    }
}
