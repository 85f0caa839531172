/// A trial as a metric sees it: its verdicts, by the judge or by gold, and the trial of the other branch.
///
/// A metric asks for verdicts here and not in the trial, so that gold verdicts correct it.
///
/// ```swift
/// let isLost: @Sendable (Facts) -> Bool? = { $0.verdict("correctness_second", is: "incorrect") }
/// ```
public struct Facts: Sendable {
    /// The trial.
    public let trial: Trial
    /// The trial of the control branch from the same first answer, for metrics that compare branches.
    public let control: Trial?
    /// The trial's place among those that the metric was asked about.
    let place: Int
    /// The gold verdicts that stand in the place of the judge's; `nil` where the judge's count.
    let gold: GoldVerdicts?

    init(_ trial: Trial, control: Trial? = nil, place: Int = 0, gold: GoldVerdicts? = nil) {
        self.trial = trial
        self.control = control
        self.place = place
        self.gold = gold
    }

    /// Whether a verdict has a value; `nil` for unscored.
    /// - Parameters:
    ///   - question: The name of the verdict in the trial.
    ///   - value: The value.
    public func verdict(_ question: String, is value: String) -> Bool? {
        verdict(question, of: trial).map { $0 == value }
    }

    /// The same for the control branch; `nil` too where the trial has none.
    /// - Parameters:
    ///   - question: The name of the verdict in the trial.
    ///   - value: The value.
    public func controlVerdict(_ question: String, is value: String) -> Bool? {
        control.flatMap { verdict(question, of: $0) }.map { $0 == value }
    }

    private func verdict(_ question: String, of trial: Trial) -> String? {
        if let gold { return gold.verdict(question, of: trial.id) }
        return trial.verdict(question)
    }
}
