/// What a question tells of the answers to it, read once for all of them.
struct QuestionReading: Sendable {
    /// The words that carry its content, stemmed.
    let asked: Set<String>
    /// What it counts, stemmed: `face` of `How many faces …`.
    let counted: String?
    /// Whether it asks for the singular or the plural.
    let asksForForm: Bool

    /// Reads a question; empty where it is not known.
    init(_ question: String) {
        asked = QuestionWords.content(of: question)
        counted = QuestionWords.counted(in: question)
        asksForForm = !Set(TokenizedText(question).words).isDisjoint(with: ["plural", "plurals", "singular"])
    }
}
