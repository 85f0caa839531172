import CandorStatistics

/// Answers of some raters to some tasks, ready for statistics.
struct StudyTable {
    /// The answers.
    let answers: [StudyRating]
    /// The tasks that have an answer, by id.
    let tasks: [String: StudyTask]
    /// The same answers as raters crossed with tasks.
    let ratings: RatingTable

    init(_ answers: [StudyRating], of known: [String: StudyTask]) {
        let answered = Set(answers.map(\.task))
        self.answers = answers
        tasks = known.filter { answered.contains($0.key) }
        ratings = RatingTable(
            answers.map { RaterLabel(rater: $0.rater, item: $0.task, label: $0.preferred, cluster: $0.claim) },
            labels: tasks.values.flatMap { $0.options.map(\.name) } + [StudyTask.tie])
    }

    /// The names of the options that are worth a share of their own, sorted: all of them if they are few; else those that
    /// several tasks offer, the most frequent ones.
    var optionNames: [String] {
        let names = tasks.values.flatMap { $0.options.map(\.name) }.grouped(by: \.self)
            .map { (name: $0.key, tasks: $0.elements.count) }
        guard names.count > Self.mostNames else { return names.map(\.name).sorted() }
        let frequent = names.filter { $0.tasks > 1 }.sorted { (-$0.tasks, $0.name) < (-$1.tasks, $1.name) }
        return frequent.prefix(Self.mostNames).map(\.name).sorted()
    }

    private static let mostNames = 20

    /// 1 for the right option and ½ for a tie, on tasks that have a right one.
    var rightness: RatingScores {
        RatingScores(ratings, tie: StudyTask.tie) { id, label in
            guard let task = tasks[id], let right = task.right else { return nil }
            return Self.score(label, of: right, on: task)
        }
    }

    /// 1 for an option and ½ for a tie, on tasks that offer it.
    func preference(for option: String) -> RatingScores {
        RatingScores(ratings, tie: StudyTask.tie) { id, label in
            tasks[id].flatMap { Self.score(label, of: option, on: $0) }
        }
    }

    /// How many answers are ties and on how many tasks the vote is tied, among the tasks that count.
    func ties(_ scores: RatingScores, counts: (StudyTask) -> Bool) -> (answers: Int, votes: Int) {
        let ties = answers.count { answer in
            answer.preferred == StudyTask.tie && tasks[answer.task].map(counts) ?? false
        }
        return (ties, ratings.counts.votedItems(scores).tied)
    }

    private static func score(_ label: String, of wanted: String, on task: StudyTask) -> Double? {
        let names = task.options.map(\.name)
        guard names.contains(wanted) else { return nil }
        if label == StudyTask.tie { return 0.5 }
        return names.contains(label) ? (label == wanted ? 1 : 0) : nil
    }
}
