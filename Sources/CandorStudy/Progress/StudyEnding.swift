/// How a rater's part in a study ended.
public enum StudyEnding: String, Codable, Hashable, Sendable, CaseIterable {
    /// All that was needed is answered.
    case completed
    /// Too few practice tasks were right.
    case screenedOut = "screened_out"
    /// The rater did not agree to take part.
    case declined
}
