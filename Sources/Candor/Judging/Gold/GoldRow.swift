/// A question to a judge with the verdict that should come out.
public struct GoldRow: Sendable {
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
    public var question: any JudgeQuestion
    /// The verdict; `nil` where none has been given yet.
    public var verdict: String?
    /// Who gave it.
    public var source: Source

    /// Creates a row.
    public init(id: String, name: String? = nil, question: any JudgeQuestion, verdict: String?, source: Source) {
        self.id = id
        self.name = name
        self.question = question
        self.verdict = verdict
        self.source = source
    }
}

extension GoldRow: Hashable {
    /// Whether two rows are the same question with the same verdict.
    public static func == (left: GoldRow, right: GoldRow) -> Bool {
        left.id == right.id && left.name == right.name && left.question.isEqual(to: right.question)
            && left.verdict == right.verdict && left.source == right.source
    }

    /// Hashes all that is compared.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(id)
        hasher.combine(name)
        question.hash(into: &hasher)
        hasher.combine(verdict)
        hasher.combine(source)
    }
}
