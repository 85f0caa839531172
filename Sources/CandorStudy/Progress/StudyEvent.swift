import Foundation

/// Something that happened in a human study: a line of its log, from which everything else follows.
public struct StudyEvent: Codable, Hashable, Sendable {
    /// What happened.
    public enum Content: Codable, Hashable, Sendable {
        /// A rater was given a link.
        /// - `token` is the secret part of the link, `externalID` the id of the recruiting site, where one was asked for.
        case joined(token: String, externalID: String?)
        /// The rater agreed to take part.
        case consented
        /// Tasks are kept for the rater.
        case planned(tasks: [String])
        /// The rater did not agree.
        case declined
        /// The rater has read the instructions.
        case began
        /// A task was given to the rater; `isSwapped` if its second option stands on the left.
        case assigned(task: String, isSwapped: Bool)
        /// The rater chose: an index into the task's options, `nil` for a tie. A later answer to the same task replaces it.
        case answered(task: String, choice: Int?, comment: String?)
        /// The rater was offered a break.
        case paused
        /// The rater's part is over.
        case finished(StudyEnding)
        /// The researcher leaves the rater's answers out.
        case excluded(reason: String)
        /// The researcher counts the rater's answers again.
        case included
    }

    /// The rater's name in the study.
    public var rater: String
    /// When it happened.
    public var at: Date
    /// What happened.
    public var content: Content

    /// Creates an event.
    public init(rater: String, at: Date, content: Content) {
        self.rater = rater
        self.at = at
        self.content = content
    }
}
