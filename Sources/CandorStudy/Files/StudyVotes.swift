/// The votes on one task: of raters who are not excluded.
struct StudyVotes {
    /// How many chose each option, in the options' order.
    let votes: [Int]
    /// How many found none better.
    let ties: Int

    init(on task: StudyTask, _ ratings: [StudyRating]) {
        let counting = ratings.filter { !$0.isExcluded }
        votes = task.options.map { option in counting.count { $0.preferred == option.name } }
        ties = counting.count { $0.preferred == StudyTask.tie }
    }

    /// How many votes there are.
    var count: Int { votes.reduce(ties, +) }

    /// The places of the options with most votes; more than one for a tied vote, all where ties have most votes, none without a
    /// vote.
    var leaders: [Int] {
        guard count > 0, let most = votes.max() else { return [] }
        return votes.indices.filter { ties > most || votes[$0] == most }
    }

    /// The share of the votes that prefers the first of two options, ties counting ½.
    var shareOfFirst: Double { (Double(votes[0]) + 0.5 * Double(ties)) / Double(count) }
}
