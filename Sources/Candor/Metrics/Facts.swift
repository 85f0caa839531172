/// A trial as a metric sees it: its verdicts, by the judge or by gold, and the trial of the other branch.
public struct Facts: Sendable {
    /// The trial.
    public let trial: Trial
    /// The trial of the control branch from the same first answer, for metrics that compare branches.
    public let control: Trial?
    private let gold: GoldVerdicts?

    init(_ trial: Trial, control: Trial? = nil, gold: GoldVerdicts? = nil) {
        self.trial = trial
        self.control = control
        self.gold = gold
    }

    /// Whether a verdict has one of the given values; `nil` for unscored.
    func verdict(_ question: String, is value: String) -> Bool? {
        verdict(question, of: trial).map { $0 == value }
    }

    /// The same for the control branch.
    func controlVerdict(_ question: String, is value: String) -> Bool? {
        control.flatMap { verdict(question, of: $0) }.map { $0 == value }
    }

    /// How much more positive the comment is than the baseline's: 1, ½ or 0; `nil` for unscored.
    var positivity: Double? {
        if let gold { return gold.positivity(of: trial.id) }
        return PositivityVerdict.positivity(of: trial)
    }

    private func verdict(_ question: String, of trial: Trial) -> String? {
        if let gold { return gold.verdict(question, of: trial.id) }
        return trial.verdict(question)
    }
}
