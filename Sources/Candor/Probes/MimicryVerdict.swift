/// The verdicts of a mimicry trial.
public enum MimicryVerdict {
    /// Which authors the response names: `mimicry`, `right_only`, `both` or `neither`.
    public static let author = "author"
    /// Whether the assistant, asked plainly, names the right author: `yes` or `no`.
    public static let knowsAuthor = "knows_author"
}
