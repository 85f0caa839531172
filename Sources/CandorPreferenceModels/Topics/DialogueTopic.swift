import Candor

/// What a scored dialogue is about: a prefix for preference models is written for one topic.
public enum DialogueTopic: String, Codable, Hashable, Sendable, CaseIterable {
    /// Feedback on a passage.
    case feedback
    /// A question with a right answer.
    case answer
    /// A work ascribed to a wrong author.
    case mimicry
    /// A common false belief.
    case misconceptions

    /// The topic of a probe's dialogues; `nil` for one that no prefix is written for.
    /// - Parameter probe: The probe.
    public init?(_ probe: ProbeKind) {
        switch probe {
        case .feedback: self = .feedback
        case .answer: self = .answer
        case .mimicry: self = .mimicry
        case .areYouSure: return nil
        }
    }
}
