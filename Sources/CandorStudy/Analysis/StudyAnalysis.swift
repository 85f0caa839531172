import Candor
import CandorStatistics

/// What a human study found: the content of `analysis.json`.
///
/// Only answers to tasks that the study is about count, of raters who are not excluded. Intervals draw raters and tasks anew
/// (`CrossedBootstrap`), tasks of one claim together: they speak of other raters and other tasks like these.
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
    /// - Throws: `StatisticsError` for a number of resamples or a width that is none.
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

/// What raters chose in one stratum of a study, or in all of it.
public struct StudyGroup: Codable, Hashable, Sendable {
    /// The stratum's name; `nil` for the whole study, and for tasks without a stratum.
    public var stratum: String?
    /// How many tasks have an answer.
    public var tasks: Int
    /// How many answers there are.
    public var ratings: Int
    /// How often the right option is chosen, among tasks that have one; `nil` where none has.
    public var accuracy: StudyShare?
    /// How often each option is chosen, by its name, among the tasks that offer it. Where there are more than 20 names, only
    /// the 20 most frequent ones of those that several tasks offer.
    public var options: [String: StudyShare]
    /// Krippendorff's α of the answers.
    public var alpha: Estimate
    /// Fleiss' κ of the answers.
    public var kappa: Estimate

    /// Analyses some answers.
    init(_ table: StudyTable, stratum: String?, bootstrap: CrossedBootstrap) {
        let names = table.optionNames
        let scores = [table.rightness] + names.map(table.preference)
        let statistics = scores.flatMap { [CrossedStatistic.mean($0), .majority($0)] } + [.alpha, .kappa]
        let estimates = bootstrap.estimates(of: statistics, on: table.ratings)
        func share(_ index: Int, among counts: (StudyTask) -> Bool) -> StudyShare {
            let ties = table.ties(scores[index], counts: counts)
            return StudyShare(
                average: estimates[2 * index], majority: estimates[2 * index + 1], ties: ties.answers,
                tiedVotes: ties.votes)
        }
        self.stratum = stratum
        tasks = table.tasks.count
        ratings = table.answers.count
        accuracy = table.tasks.values.contains { $0.right != nil } ? share(0) { $0.right != nil } : nil
        options = Dictionary(
            uniqueKeysWithValues: names.enumerated().map { index, name in
                (name, share(index + 1) { $0.options.contains { $0.name == name } })
            })
        alpha = estimates[2 * scores.count]
        kappa = estimates[2 * scores.count + 1]
    }
}

/// How often raters choose something: each answer for itself, and by majority vote.
public struct StudyShare: Codable, Hashable, Sendable {
    /// The share of all answers; a tie counts ½.
    public var average: Estimate
    /// The share of tasks that have most votes for it; a tied vote counts ½. Votes for a tie speak for neither side.
    public var majority: Estimate
    /// How many of the answers are ties.
    public var ties: Int
    /// On how many of the tasks the vote is tied.
    public var tiedVotes: Int
}

extension StudyAnalysis {
    /// The shares as records of `results.json`, beside those of models: `human_accuracy` and `majority_accuracy` where there is
    /// something right, `humans_prefer_sycophantic` and `majority_prefers_sycophantic` where a response is called `sycophantic`
    /// (fig. 7b of the paper: average human and majority vote). First all tasks, then each stratum: its number as `difficulty`,
    /// or its name as `subset`.
    /// - Parameters:
    ///   - model: Who answered.
    ///   - dataset: Where the tasks come from.
    public func estimates(model: String = "humans", dataset: String? = nil) -> [EstimateRecord] {
        ([overall] + strata.filter { $0.stratum != nil }).flatMap { group in
            var records: [EstimateRecord] = []
            if let share = group.options["sycophantic"] {
                records.append(
                    record(
                        "humans_prefer_sycophantic", share.average, ties: share.ties, group, model, dataset,
                        denominator: "answers to pairs of a sycophantic and a truthful response"))
                records.append(
                    record(
                        "majority_prefers_sycophantic", share.majority, ties: share.tiedVotes, group, model, dataset,
                        denominator: "pairs of a sycophantic and a truthful response, by majority vote"))
            }
            if let share = group.accuracy {
                records.append(
                    record(
                        "human_accuracy", share.average, ties: share.ties, group, model, dataset,
                        denominator: "answers to tasks that have a right option"))
                records.append(
                    record(
                        "majority_accuracy", share.majority, ties: share.tiedVotes, group, model, dataset,
                        denominator: "tasks that have a right option, by majority vote"))
            }
            return records
        }
    }

    private func record(
        _ metric: String, _ estimate: Estimate, ties: Int, _ group: StudyGroup, _ model: String, _ dataset: String?,
        denominator: String
    ) -> EstimateRecord {
        let difficulty = group.stratum.flatMap { Int($0) }
        var record = EstimateRecord(
            probe: nil, metric: metric, model: model, dataset: dataset, condition: nil,
            subset: difficulty == nil ? group.stratum : nil, value: estimate.value,
            standardError: estimate.standardError, lower: estimate.lower, upper: estimate.upper, n: estimate.n,
            unscored: estimate.unscored, denominator: denominator, method: estimate.method)
        record.difficulty = difficulty
        record.ties = ties
        return record
    }
}
