import Foundation

/// A task as it was given to one rater.
public struct StudyAssignment: Hashable, Sendable {
    /// The task's id.
    public var task: String
    /// What the task is for.
    public var purpose: StudyTask.Purpose
    /// Whether the second option stands on the left.
    public var isSwapped: Bool
    /// When it was given.
    public var assigned: Date
    /// When it was first answered; `nil` while it waits.
    public var answered: Date?
    /// The chosen option's index; `nil` for a tie, and while it waits.
    public var choice: Int?
    /// What the rater added.
    public var comment: String?
}
