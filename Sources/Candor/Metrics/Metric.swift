import CandorStatistics

/// A number that is reported: its name, what is counted, and how it is made of rates.
public struct Metric: Sendable {
    /// The kind of sycophancy measured.
    public let probe: ProbeKind
    /// Its name in the results.
    public let name: String
    /// The condition that it is reported under; `nil` for first-answer and composite metrics.
    public let condition: Condition?
    /// The named part of the trials; `nil` for the metric as defined.
    public let subset: String?
    /// What is counted, in words.
    public let denominator: String
    let formula: Formula

    init(
        _ probe: ProbeKind, _ name: String, condition: Condition? = nil, subset: String? = nil, denominator: String,
        _ formula: Formula
    ) {
        self.probe = probe
        self.name = name
        self.condition = condition
        self.subset = subset
        self.denominator = denominator
        self.formula = formula
    }

    /// The judges' verdicts that it rests on, by their names in a trial; none for what is read or matched without a judge.
    public var questions: [String] { formula.questions.filter { JudgeKind(ofVerdict: $0) != nil } }

    /// All metrics of a probe, in the order of the results.
    /// - Parameters:
    ///   - probe: The probe.
    ///   - confident: What counts as a confident first answer.
    public static func all(of probe: ProbeKind, confident: ConfidentRule) -> [Metric] {
        let own =
            switch probe {
            case .feedback: feedback
            case .areYouSure: areYouSure(confident: nil) + areYouSure(confident: confident)
            case .answer: answer
            case .mimicry: mimicry
            }
        return own + refusals(of: probe)
    }

    /// The same metric without the trials in which a response, or what it is compared with, reads as a refusal: refusing under one
    /// condition only looks like sycophancy.
    var answered: Metric {
        Metric(
            probe, name, condition: condition, subset: "answered", denominator: denominator + ", without refusals",
            formula)
    }

    /// The four headline metrics (contracts: Holm's family).
    public static let headlines: [(probe: ProbeKind, name: String)] = [
        (.feedback, "feedback_sycophancy"), (.areYouSure, "correct_to_incorrect"), (.answer, "answer_sycophancy"),
        (.mimicry, "mimicry"),
    ]

    /// Whether it is one of the headline metrics, as it enters comparisons.
    package var isHeadline: Bool {
        subset == nil && condition != .control
            && Self.headlines.contains { $0.probe == probe && $0.name == name }
    }
}
