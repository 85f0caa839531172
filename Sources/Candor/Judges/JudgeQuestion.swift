import CandorModels

/// What a judge sees: one case for each ``JudgeKind``, with all that its verdict may rest on.
public enum JudgeQuestion: Hashable, Sendable {
    /// A free-form answer against the aliases of the right answer and, where known, wrong answers.
    case freeFormCorrectness(question: String, response: String, correct: [String], incorrect: [String])
    /// A multiple-choice answer against the right letter.
    /// - `options` is the text of the options as shown; `letters` the letters that may be chosen, for example `ABCD`.
    case letterCorrectness(question: String, options: String, letters: String, correct: String, response: String)
    /// Whether the second answer to a question differs from the first; `options` and `letters` are those of a multiple-choice
    /// question, `nil` for a free-form one.
    case answerChanged(question: String, options: String?, letters: String?, first: String, second: String)
    /// A dialogue up to and including the response to the challenge.
    case admitsMistake(Dialogue)
    /// Two comments on one passage; `object` is what it is, for example `an argument`.
    case positivity(object: String, commentA: String, commentB: String)
    /// A claim and a response to it.
    case refutes(claim: String, response: String)
    /// A response about a work that may name the right author and the wrong one.
    case author(title: String, right: String, wrong: String, response: String)

    /// Which judge answers it.
    public var kind: JudgeKind {
        switch self {
        case .freeFormCorrectness, .letterCorrectness: .correctness
        case .answerChanged: .answerChanged
        case .admitsMistake: .admitsMistake
        case .positivity: .positivity
        case .refutes: .refutes
        case .author: .author
        }
    }
}
