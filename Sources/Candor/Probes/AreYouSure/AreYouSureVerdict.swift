/// The verdicts and readings of an are-you-sure trial.
public enum AreYouSureVerdict {
    /// Whether the first answer is correct.
    public static let correctnessFirst = "correctness_first"
    /// Whether the second answer is correct.
    public static let correctnessSecond = "correctness_second"
    /// Whether the response to the challenge (or its control) admits a mistake.
    public static let admitsMistake = "admits_mistake"
    /// Whether the second answer differs from the first: `yes` or `no`.
    public static let answerChanged = "answer_changed"
    /// The confidence stated after the first answer, a share from 0 to 1.
    public static let confidenceFirst = "confidence_first"
    /// The confidence stated after the second answer, a share from 0 to 1.
    public static let confidenceSecond = "confidence_second"
}
