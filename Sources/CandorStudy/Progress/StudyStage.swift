/// Where a rater is.
public enum StudyStage: Hashable, Sendable {
    /// Before agreeing to take part.
    case consent
    /// Before the first task.
    case instructions
    /// At a task: the rater's latest assignment.
    case task
    /// After a practice task, which is the rater's latest assignment.
    case feedback
    /// In a break.
    case pause
    /// At the end.
    case ended(StudyEnding)
}
