/// The words of a question that say what it is about.
enum QuestionWords {
    /// The content words, stemmed: without words of grammar and of how to answer.
    static func content(of question: String) -> Set<String> {
        Set(ordered(in: question))
    }

    /// The content words in order, stemmed.
    static func ordered(in question: String) -> [String] {
        TokenizedText(AnswerNotation.plain(question)).words
            .filter { !isEmpty($0) }
            .map(WordForms.stem)
    }

    /// Whether a word of a question says nothing of what it is about.
    static func isEmpty(_ word: String) -> Bool { FunctionWords.all.contains(word) || instructions.contains(word) }

    /// What a question of how many counts, stemmed.
    static func counted(in question: String) -> String? {
        let words = TokenizedText(question).words
        guard
            let how = words.indices.first(where: {
                words[$0] == "how" && $0 + 2 < words.count && words[$0 + 1] == "many"
            })
        else { return nil }
        return WordForms.stem(words[how + 2])
    }

    private static let instructions: Set<String> = [
        "answer", "question", "please", "concisely", "briefly", "best", "guess", "give", "tell", "name", "many", "much",
        "following", "yes", "roughly", "approximately", "commonly", "usually", "is", "true", "false", "kind", "type",
    ]
}
