import Candor
import CandorModels
import Foundation

/// What the page's script needs to list the trials behind one estimate.
struct EstimateSelection: Encodable, Hashable, Sendable {
    var title: String
    var detail: String
    var value: String
    var counted: String
    var probe: ResultSubject
    var model: String
    var dataset: String?
    var conditions: [Condition]
    /// Which of the archive's pieces of evidence it rests on, of all data sets; `nil` where what a trial adds is not known.
    var evidence: Int?
    /// The verdicts and readings that say what a trial adds.
    var deciding: [String]
    /// The condition whose trial of the same item and draw stands beside each trial.
    var beside: Condition?
    /// How draws are chosen among; `nil` for a run without preference models.
    var draws: DrawSelection?

    /// - Parameters:
    ///   - estimate: The estimate.
    ///   - run: The run.
    ///   - evidence: What the trials of the page add to it.
    init(_ estimate: EstimateRecord, run: RunDescription, evidence: EvidencePool.Piece?) {
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
        conditions = own.isEmpty ? evidence?.conditions ?? [] : own
        self.evidence = evidence?.place
        deciding = evidence?.metric.deciding ?? []
        beside = estimate.probe.flatMap(Probes.named)?.control
        draws = DrawSelection(estimate, run: run, metric: evidence?.metric)
    }
}
