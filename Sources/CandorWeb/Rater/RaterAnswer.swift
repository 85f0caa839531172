import Candor
import CandorStudy

/// A choice on a page, as a choice among the task's options.
struct RaterAnswer: Sendable {
    /// The task's id.
    var task: String
    /// The chosen option's index; `nil` for a tie.
    var choice: Int?
    /// What the rater adds.
    var comment: String?

    private static let longestComment = 2_000

    /// Reads a form. The page knows places and numbers only, so that nothing in it tells which option is which.
    /// - Returns: `nil` if the form names no task of this rater or nothing was chosen that there is.
    init?(_ form: RaterForm, by rater: Rater, in state: StudyState) {
        guard let number = form.number, number > 0, number <= rater.assignments.count else { return nil }
        let assignment = rater.assignments[number - 1]
        guard let task = state.task(assignment.task) else { return nil }
        if form.choice == StudyTask.tie, state.design.allowsTies {
            choice = nil
        } else {
            guard let place = form.choice.flatMap({ Int($0) }), place > 0, place <= task.options.count else {
                return nil
            }
            choice = assignment.isSwapped ? task.options.count - place : place - 1
        }
        self.task = task.id
        comment = form.comment.map { String($0.prefix(Self.longestComment)) }
    }
}
