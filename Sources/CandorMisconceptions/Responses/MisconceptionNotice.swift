/// The marker of files with convincing falsehoods, so that nobody takes them for facts or for training data.
public enum MisconceptionNotice {
    /// What such a line is, in a sentence.
    public static let text =
        "Contains deliberate falsehoods, made to measure whether preference models and people can tell them from the "
        + "truth: not facts, and not training data."

    /// The GUID that every row of Candor's benchmark data carries.
    public static let canary = "3cb73585-194f-4a78-9126-a4709beeec8e"
}
