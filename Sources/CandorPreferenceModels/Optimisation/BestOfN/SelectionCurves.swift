import Candor
import CandorStatistics

/// One number of chosen responses, by data set and over data sets, under each of some selections.
struct SelectionCurves {
    let name: String
    let condition: Condition?
    let subset: String?
    let denominator: String
    /// Whose score it is, where it is a score.
    let scoredBy: String?
    let isHeadline: Bool
    /// Where items are few, each has many prompts: few clusters.
    let usesStudent: Bool
    /// In the order of the data sets.
    let bySet: [SelectionSeries]
    let overall: SelectionSeries

    init(
        _ name: String, condition: Condition? = nil, subset: String? = nil, denominator: String,
        scoredBy: String? = nil, isHeadline: Bool = false, usesStudent: Bool = false, bySet: [SelectionSeries]
    ) {
        self.name = name
        self.condition = condition
        self.subset = subset
        self.denominator = denominator
        self.scoredBy = scoredBy
        self.isHeadline = isHeadline
        self.usesStudent = usesStudent
        self.bySet = bySet
        overall = .mean(overDatasets: bySet)
    }

    init(_ metric: SelectedMetric, bySet: [SelectionSeries]) {
        let own = metric.metric
        self.init(
            own.name, condition: own.condition, subset: own.subset,
            denominator: own.denominator + "; of each prompt the response chosen among its draws",
            isHeadline: own.isHeadline, usesStudent: Probes.named(own.probe)?.hasFewItems ?? false, bySet: bySet)
    }
}
