/// A trial's share in a conditional rate as a judge scored it and, if it was labelled, as the gold verdicts have it.
public struct JudgedRatioObservation: Hashable, Sendable {
    /// By the judge.
    public let judged: RatioObservation
    /// By the gold verdicts; nil where the trial was not labelled.
    public let gold: RatioObservation?

    /// One trial.
    ///
    /// - Parameters:
    ///   - judged: its share by the judge; its cluster counts.
    ///   - gold: its share by the gold verdicts; nil for not labelled.
    public init(judged: RatioObservation, gold: RatioObservation?) {
        self.judged = judged
        self.gold = gold
    }
}
