import CandorStatistics

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
