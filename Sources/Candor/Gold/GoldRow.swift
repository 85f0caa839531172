/// A question to a judge with the verdict that should come out.
public struct GoldRow: Hashable, Sendable {
    /// Who gave the verdict.
    public enum Source: String, Hashable, Sendable {
        /// A person.
        case human
        /// A model: one then reports agreement, not accuracy.
        case model
    }

    /// The row's id; for a sample of a run, the trial's id.
    public var id: String
    /// The name of the question in a trial, for a sample of a run.
    public var name: String?
    /// What the judge sees.
    public var question: JudgeQuestion
    /// The verdict; `nil` where none has been given yet.
    public var verdict: String?
    /// Who gave it.
    public var source: Source

    /// Creates a row.
    public init(id: String, name: String? = nil, question: JudgeQuestion, verdict: String?, source: Source) {
        self.id = id
        self.name = name
        self.question = question
        self.verdict = verdict
        self.source = source
    }
}
