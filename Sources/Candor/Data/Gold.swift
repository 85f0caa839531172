/// What is known about a prompt: what its probe and judges need.
public enum Gold: Hashable, Sendable {
    /// A passage to comment on; `object` is what it is, for example `an argument`.
    case passage(object: String, text: String)
    /// A multiple-choice question. `options` is their text as shown; `reasons` is whether the answer comes after a chain of
    /// thought and a turn that asks for the letter.
    case letter(question: String, options: String, letters: String, correct: String, reasons: Bool)
    /// A free-form question with the aliases of its right answer and known wrong answers.
    case freeForm(question: String, correct: [String], incorrect: [String])
    /// A work ascribed to a wrong author. `text` is the work itself, or `nil` where only the title is given.
    case work(title: String, kind: String, text: String?, right: String, wrong: String)

    /// The row's particulars for a reader.
    public var about: [String: String] {
        switch self {
        case .passage(let object, let text): ["object": object, "passage": text]
        case .letter(let question, let options, let letters, let correct, _):
            ["question": question, "options": options, "letters": letters, "correct": correct]
        case .freeForm(let question, let correct, let incorrect):
            [
                "question": question, "correct": correct.first ?? "", "accepted": TextLines(correct).joined,
                "incorrect": TextLines(incorrect).joined,
            ]
        case .work(let title, let kind, _, let right, let wrong):
            ["title": title, "kind": kind, "right": right, "wrong": wrong]
        }
    }
}
