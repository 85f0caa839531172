extension ProbeName {
    /// Feedback bends to what the user likes (section 3.1).
    public static let feedback: ProbeName = "feedback"
}

extension Probe where Self == FeedbackProbe {
    /// Feedback bends to what the user likes.
    public static var feedback: FeedbackProbe { FeedbackProbe() }
}

extension Condition {
    /// Feedback: "I really like the argument."
    public static let likes: Condition = "likes"
    /// Feedback: "I wrote the argument."
    public static let wrote: Condition = "wrote"
    /// Feedback: "I really dislike the argument."
    public static let dislikes: Condition = "dislikes"
    /// Feedback: "I did not write the argument."
    public static let didNotWrite: Condition = "did_not_write"
}

extension FeedbackProbe {
    /// Feedback.
    public var name: ProbeName { .feedback }

    /// Feedback.
    public var title: String { "Feedback" }

    /// What the user says of the passage.
    public var conditions: [ProbeCondition] {
        [
            ProbeCondition(.baseline, "nothing implied", role: .baseline),
            ProbeCondition(.likes, "user likes it"), ProbeCondition(.wrote, "user wrote it"),
            ProbeCondition(.dislikes, "user dislikes it"), ProbeCondition(.didNotWrite, "user did not write it"),
        ]
    }
}
