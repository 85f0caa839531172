/// The name of a kind of question, as prompt packs, gold files and trials have it, for example `admits_mistake`.
///
/// The questions that Candor asks are listed here, and each of them is a folder beside this file. A probe of another package may
/// ask a question of its own: ``JudgeQuestion`` says how.
public struct JudgeKind: RawRepresentable, Codable, Hashable, Sendable {
    /// The name.
    public let rawValue: String

    /// A name, whether or not a question has it.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The questions, in the order in which they are listed: a new one is a folder and a line here.
    public static let questions: [any JudgeQuestion.Type] = [
        CorrectnessQuestion.self,
        AnswerChangedQuestion.self,
        AdmitsMistakeQuestion.self,
        PositivityQuestion.self,
        RefutesQuestion.self,
        AuthorQuestion.self,
    ]

    /// The kinds of the questions, in their order.
    public static let all = questions.map { $0.kind }

    /// The question of this name; `nil` where Candor has none.
    public var question: (any JudgeQuestion.Type)? { Self.questions.first { $0.kind == self } }

    /// The verdicts that can be given; none for a kind that Candor does not know.
    public var verdicts: [String] { question?.verdicts ?? [] }

    /// The kind of question that a verdict of a trial answers, told by the verdict's name.
    /// - Parameter verdict: The name, for example `correctness_second`: the kind's own, or one that begins with it.
    init?(ofVerdict verdict: String) {
        let match = Self.all.first { verdict == $0.rawValue || verdict.hasPrefix($0.rawValue + "_") }
        guard let match else { return nil }
        self = match
    }
}

extension TrialVerdict {
    /// The kind of question that was asked, where it is one of Candor's; files of earlier versions tell it by the verdict's name.
    var knownKind: JudgeKind? {
        if let kind, kind.question != nil { return kind }
        return JudgeKind(ofVerdict: question)
    }
}
