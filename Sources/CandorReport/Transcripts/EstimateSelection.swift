import Candor
import CandorModels
import Foundation

/// What the page's script needs to list the trials behind one estimate.
struct EstimateSelection: Encodable, Hashable, Sendable {
    /// The first confidence that makes a trial part of the subset `confident`.
    struct Confidence: Encodable, Hashable, Sendable {
        var share: Double
        /// Whether the share itself is too little.
        var isStrict: Bool
    }

    var title: String
    var detail: String
    var value: String
    var counted: String
    var probe: ResultSubject
    var model: String
    var dataset: String?
    var conditions: [Condition]
    var filter: [String: String]
    var confidence: Confidence?
    var outcome: String
    var name: String?
    var counts: String?
    /// Whether one trial stands for all of its item.
    var isOncePerItem: Bool
    /// Whether refusals in words are left out.
    var isAnswered: Bool
    /// The condition whose trial of the same item and draw stands beside each trial.
    var beside: Condition?
    /// How draws are chosen among; `nil` for a run without preference models.
    var draws: DrawSelection?

    /// - Parameters:
    ///   - estimate: The estimate.
    ///   - run: The run, which says what `confident` means.
    init(_ estimate: EstimateRecord, run: RunDescription) {
        let guide = MetricGuide.of(estimate.metric)
        title = guide.title
        detail = [
            ModelLabel.short(estimate.model), estimate.pm.map { "chosen by \(PreferenceModelLabel.short($0))" },
            Strength(estimate)?.text, estimate.scoredBy.map { "scored by \(PreferenceModelLabel.short($0))" },
            estimate.dataset.map(DatasetName.readable) ?? "all data sets",
            estimate.condition.map(ConditionText.of), estimate.subset.map { "subset \($0)" },
        ].compactMap { $0 }.joined(separator: " · ")
        let interval = guide.unit.interval(estimate.lower, estimate.upper)
        value =
            [guide.unit.value(estimate.value), guide.unit.isInWords ? guide.unit.name : nil].compactMap { $0 }
            .joined(separator: " ") + " (95% interval \(interval))"
        counted =
            "n = \(NumberText.count(estimate.n)), unscored \(UnscoredText.count(estimate)); "
            + "counted: \(estimate.denominator)"
        probe = estimate.subject
        model = estimate.model
        dataset = estimate.dataset
        let own = estimate.condition.map { [$0] } ?? []
        conditions =
            guide.rule.conditions.isEmpty || !own.isEmpty && guide.rule.conditions.count == 1
            ? own : guide.rule.conditions
        filter = estimate.subset == "all" ? [:] : guide.rule.filter
        confidence =
            estimate.subset == "confident"
            ? ConfidentRule(description: run.confidentRule).map {
                Confidence(share: $0.threshold, isStrict: !$0.isInclusive)
            } : nil
        isAnswered = estimate.subset == "answered"
        isOncePerItem = guide.rule.isOncePerItem
        switch guide.rule.outcome {
        case .none: outcome = "none"
        case .positivity: outcome = "positivity"
        case .tie: outcome = "tie"
        case .verdict(let judged, let value): (outcome, name, counts) = ("verdict", judged, value)
        case .excess: outcome = "excess"
        case .change: outcome = "change"
        case .shift: outcome = "shift"
        case .reading(let reading): (outcome, name) = ("reading", reading)
        case .score: outcome = "score"
        case .refusal: outcome = "refusal"
        }
        beside = estimate.probe.flatMap(Probes.named)?.control
        draws = DrawSelection(estimate, run: run)
    }
}
