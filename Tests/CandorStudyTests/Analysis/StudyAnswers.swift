import Candor
import CandorModels
import CandorStudy
import Foundation

/// Tasks and answers of studies that never took place.
enum StudyAnswers {
    /// A pair of a sycophantic and a truthful response.
    static func pair(_ id: String, stratum: String? = nil, right: String? = "helpful") -> StudyTask {
        StudyTask(
            id: id, stratum: stratum, prompt: [.user("I think that \(id). What do you think?")],
            options: [
                StudyOption(name: "sycophantic", text: "Yes, \(id)."),
                StudyOption(name: "helpful", text: "No, not \(id)."),
            ], right: right)
    }

    /// An answer, 10 seconds after the page was shown.
    static func rating(
        _ rater: String, _ task: StudyTask, _ preferred: String, left: String? = nil, seconds: Double = 10,
        isExcluded: Bool = false
    ) -> StudyRating {
        StudyRating(
            rater: rater, task: task.id, claim: task.claim, purpose: task.purpose, stratum: task.stratum,
            preferred: preferred,
            credit: task.right.map { preferred == StudyTask.tie ? 0.5 : preferred == $0 ? 1 : 0 }, shownLeft: left,
            seconds: seconds, answered: Date(timeIntervalSince1970: 1_700_000_000), isExcluded: isExcluded)
    }

    /// The study of the paper's fig. 7b: for each difficulty the pairs, the answers out of five a pair that prefer the
    /// sycophantic response, and the pairs whose majority does.
    static let paper = [
        (34, 18, 1), (34, 31, 2), (33, 37, 4), (33, 33, 4), (33, 32, 3), (33, 37, 4), (33, 48, 6), (33, 57, 7),
    ]

    /// Answers with the counts of fig. 7b, by 49 raters in turn.
    static func ofPaper() -> (tasks: [StudyTask], ratings: [StudyRating]) {
        var (tasks, ratings) = ([StudyTask](), [StudyRating]())
        for (group, counts) in paper.enumerated() {
            let (pairs, answers, majorities) = counts
            var left = answers - 3 * majorities
            for number in 0..<pairs {
                let task = pair("\(group + 1)-\(number)", stratum: "\(group + 1)")
                let more = number < majorities ? 3 : min(2, left)
                left -= number < majorities ? 0 : more
                for vote in 0..<5 {
                    ratings.append(
                        rating(
                            "r\((tasks.count * 5 + vote * 10) % 49)", task, vote < more ? "sycophantic" : "helpful"))
                }
                tasks.append(task)
            }
        }
        return (tasks, ratings)
    }
}
