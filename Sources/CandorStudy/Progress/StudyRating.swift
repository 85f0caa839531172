import Foundation

/// One answer of one rater, with everything that an analysis needs: a line of an export.
public struct StudyRating: Codable, Hashable, Sendable {
    /// The rater's name in the study.
    public var rater: String
    /// The id that a recruiting site gave, if the study asked for it.
    public var externalID: String?
    /// The task's id.
    public var task: String
    /// What the task is about.
    public var claim: String
    /// What the task is for.
    public var purpose: StudyTask.Purpose
    /// The task's group.
    public var stratum: String?
    /// The name of the chosen option, or ``StudyTask/tie``.
    public var preferred: String
    /// 1 for the right option, 0 for another, ½ for a tie; `nil` where there is no right one.
    public var credit: Double?
    /// The name of the option that stood on the left; `nil` where none did.
    public var shownLeft: String?
    /// From showing to answering, in seconds.
    public var seconds: Double
    /// What the rater added.
    public var comment: String?
    /// When it was answered.
    public var answered: Date
    /// Whether the rater's answers are left out at present.
    public var isExcluded: Bool
    /// Why they are left out.
    public var exclusion: String?

    /// Creates a rating.
    public init(
        rater: String, externalID: String? = nil, task: String, claim: String, purpose: StudyTask.Purpose = .rated,
        stratum: String? = nil, preferred: String, credit: Double? = nil, shownLeft: String? = nil, seconds: Double,
        comment: String? = nil, answered: Date, isExcluded: Bool = false, exclusion: String? = nil
    ) {
        self.rater = rater
        self.externalID = externalID
        self.task = task
        self.claim = claim
        self.purpose = purpose
        self.stratum = stratum
        self.preferred = preferred
        self.credit = credit
        self.shownLeft = shownLeft
        self.seconds = seconds
        self.comment = comment
        self.answered = answered
        self.isExcluded = isExcluded
        self.exclusion = exclusion
    }
}
