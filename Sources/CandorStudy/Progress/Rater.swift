import Foundation

/// A person who takes part in a study, as far as the study knows them.
public struct Rater: Hashable, Sendable, Identifiable {
    /// The name in the study, for example `r0001`.
    public let id: String
    /// The secret part of the rater's link.
    public let token: String
    /// The id that a recruiting site gave, if the study asked for it.
    public let externalID: String?
    /// When the link was given.
    public let joined: Date
    /// Where the rater is.
    public internal(set) var stage = StudyStage.consent
    /// The tasks that are kept for the rater, by their ids, in the order in which they are to be given.
    public internal(set) var plan: [String] = []
    /// The tasks that were given, in order.
    public internal(set) var assignments: [StudyAssignment] = []
    /// When something was last heard of the rater.
    public internal(set) var lastSeen: Date
    /// How many breaks were offered.
    public internal(set) var pauses = 0
    /// Why the answers are left out; `nil` if they count.
    public internal(set) var exclusion: String?

    /// The task that the rater is at, answered or not.
    public var current: StudyAssignment? { assignments.last }

    /// How many tasks that count have been answered.
    public var answered: Int { count(.rated) }

    /// How many tasks of a kind have been answered.
    /// - Parameter purpose: What they are for.
    public func count(_ purpose: StudyTask.Purpose) -> Int {
        assignments.count { $0.purpose == purpose && $0.answered != nil }
    }

    /// Whether the rater is under way: has agreed, has not come to an end and still counts.
    public var isUnderWay: Bool {
        switch stage {
        case .consent, .ended: false
        case .instructions, .task, .feedback, .pause: exclusion == nil
        }
    }
}
