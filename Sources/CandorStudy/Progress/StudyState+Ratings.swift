import Foundation

extension StudyState {
    /// Every answer, rater by rater in the order of joining, each rater's in the order in which the tasks were given.
    public var ratings: [StudyRating] { raters.flatMap(ratings) }

    /// The answers of one rater.
    public func ratings(of rater: Rater) -> [StudyRating] {
        rater.assignments.compactMap { assignment in
            guard let answered = assignment.answered, let task = taskOfID[assignment.task],
                let preferred = task.name(of: assignment.choice)
            else { return nil }
            return StudyRating(
                rater: rater.id, externalID: rater.externalID, task: task.id, claim: task.claim, purpose: task.purpose,
                stratum: task.stratum, preferred: preferred, credit: credit(assignment),
                shownLeft: task.isPair ? task.options[assignment.isSwapped ? 1 : 0].name : nil,
                // Of a log that was written while the clock was set back.
                seconds: max(0, answered.timeIntervalSince(assignment.assigned)), comment: assignment.comment,
                answered: answered, isExcluded: rater.exclusion != nil, exclusion: rater.exclusion)
        }
    }
}
