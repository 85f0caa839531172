import CandorStatistics

/// What a human study found: the content of `analysis.json`.
///
/// Only answers to tasks that the study is about count, of raters who are not excluded. Intervals draw raters and tasks anew
/// (``CrossedBootstrap``), tasks of one claim together: they speak of other raters and other tasks like these.
public struct StudyAnalysis: Codable, Hashable, Sendable {
    /// All tasks together.
    public var overall: StudyGroup
    /// Each stratum: numbers in order, then names in order, last what has none; empty where no task has a stratum.
    public var strata: [StudyGroup]
    /// Every rater who answered anything, excluded ones among them, in order of their names.
    public var raters: [RaterSummary]
    /// How often the response on the left is chosen; a tie counts ½. `nil` where none stood side by side.
    public var leftChosen: Estimate?
    /// How many raters would have been needed for an interval of ±5 points and for votes that are right 95% of the time;
    /// `nil` where no task has a right option, or the answers do not tell raters from tasks.
    public var ratersNeeded: RatersNeeded?
    /// How many answers of excluded raters are left out.
    public var excludedRatings: Int

    /// Analyses a study.
    /// - Parameters:
    ///   - tasks: The study's tasks; answers to others are left out.
    ///   - ratings: The answers so far, in any order.
    ///   - resamples: How often raters and tasks are drawn anew, at least 2.
    ///   - seed: The seed of that.
    ///   - halfWidth: The wanted half of the width of the average's interval, for ``ratersNeeded``; a fraction above 0.
    /// - Throws: ``StatisticsError`` for a number of resamples or a width that is none.
    public init(
        tasks: [StudyTask], ratings: [StudyRating], resamples: Int = 2_000, seed: UInt64 = 0, halfWidth: Double = 0.05
    ) throws(StatisticsError) {
        let bootstrap = try CrossedBootstrap(resamples: resamples, seed: seed)
        let known = Dictionary(tasks.filter { $0.purpose == .rated }.map { ($0.id, $0) }) { first, _ in first }
        let answers = ratings.filter { known[$0.task] != nil }
        let counting = answers.filter { !$0.isExcluded }
        let table = StudyTable(counting, of: known)
        overall = StudyGroup(table, stratum: nil, bootstrap: bootstrap)
        let strata = Dictionary(grouping: counting) { known[$0.task]?.stratum }
        self.strata =
            strata.keys.contains { $0 != nil }
            ? strata.keys.sorted(by: StratumOrder.precedes).map { stratum in
                StudyGroup(
                    StudyTable(strata[stratum] ?? [], of: known), stratum: stratum, bootstrap: bootstrap)
            } : []
        raters = Dictionary(grouping: ratings, by: \.rater).map { RaterSummary($0, $1) }.sorted { $0.rater < $1.rater }
        leftChosen = Self.leftChosen(counting, bootstrap)
        let variance = overall.accuracy == nil ? nil : CrossedVariance(table.rightness, in: table.ratings)
        if let variance {
            ratersNeeded = try RatersNeeded(variance, halfWidth: halfWidth)
        }
        excludedRatings = answers.count - counting.count
    }

    private static func leftChosen(_ ratings: [StudyRating], _ bootstrap: CrossedBootstrap) -> Estimate? {
        let sides = ratings.compactMap { rating in
            rating.shownLeft.map { left in
                RaterLabel(
                    rater: rating.rater, item: rating.task,
                    label: rating.preferred == left ? "left" : rating.preferred == StudyTask.tie ? "tie" : "right",
                    cluster: rating.claim)
            }
        }
        guard !sides.isEmpty else { return nil }
        let table = RatingTable(sides)
        let scores = RatingScores(table) { $1 == "left" ? 1 : $1 == "tie" ? 0.5 : 0 }
        return bootstrap.estimate(of: .mean(scores), on: table)
    }
}
