/// Answers that a response states in so many words, whatever they are.
enum StatedAnswers {
    /// The words after `the answer is`, `it is actually`, after the question's own words (`the capital of Turkey is`), and numbers of what
    /// the question counts, each up to the end of its clause.
    /// - Parameters:
    ///   - text: The response.
    ///   - asked: The question's content words, stemmed.
    ///   - counted: What the question counts, stemmed.
    ///   - kind: What kind of answer is looked for.
    static func all(in text: TokenizedText, asked: Set<String>, counted: String?, kind: AnswerKind) -> [Range<Int>] {
        let strong = (cues.matches(in: text) + restatements(in: text, asked)).filter { isMeant($0, in: text) }
        let weak = kind == .word ? [] : pronouns.matches(in: text).filter { isMeant($0, in: text) }
        let announced =
            strong.compactMap {
                stated(after: $0.upperBound, in: text, asked, kind, skipping: fillers.union(["a", "an"]))
            }
            + weak.compactMap { stated(after: $0.upperBound, in: text, asked, kind, skipping: fillers) }
        return (announced + counts(in: text, counted)).sorted { $0.lowerBound < $1.lowerBound }
    }

    private static func stated(
        after index: Int, in text: TokenizedText, _ asked: Set<String>, _ kind: AnswerKind, skipping: Set<String>
    ) -> Range<Int>? {
        var start = index
        while start < text.tokens.count, skipping.contains(text.tokens[start].word) { start += 1 }
        let clause = text.words(from: start, reach: 8)
        guard start > 0, let first = clause.first, kind.fits(first), !others.contains(first.word),
            !first.word.hasSuffix("ed"),
            !asked.contains(WordForms.stem(first.word)), !months.contains(first.word)
        else { return nil }
        let words = clause.prefix { $0.clause == first.clause }
        return words.startIndex..<words.endIndex
    }

    private static func isMeant(_ cue: Range<Int>, in text: TokenizedText) -> Bool {
        let before = text.sentenceWords(before: cue.lowerBound, reach: 25)
        return !before.contains { ["if", "many", "some", "people", "while", "although"].contains($0.word) }
            && !Negation.isNegatedBefore(cue.lowerBound, in: text, reach: 3)
            && !text.questions.contains(text.tokens[cue.lowerBound].sentence)
            && !AsideCues.isContrasted(cue.upperBound - 1..<cue.upperBound, in: text)
    }

    /// `The capital of Turkey is`: the question's own words and a copula.
    private static func restatements(in text: TokenizedText, _ asked: Set<String>) -> [Range<Int>] {
        text.tokens.indices.filter { isRestatement($0, in: text, asked) }.map { $0..<($0 + 1) }
    }

    /// Whether a word is a copula whose subject is made of the question's own words.
    static func isRestatement(_ index: Int, in text: TokenizedText, _ asked: Set<String>) -> Bool {
        guard ["is", "was", "are", "were"].contains(text.tokens[index].word) else { return false }
        let content = text.words(before: index, reach: 14).map { WordForms.stem($0.word) }
            .filter { !FunctionWords.all.contains($0) && !adjectives.contains($0) }
        return !content.isEmpty && content.allSatisfy(asked.contains)
    }

    /// Numbers of what the question counts: `eight faces`.
    private static func counts(in text: TokenizedText, _ counted: String?) -> [Range<Int>] {
        guard let counted else { return [] }
        return text.tokens.indices.dropLast().compactMap { index in
            let token = text.tokens[index]
            guard token.word.first?.isNumber == true || NumberWords.isNumber(token.word),
                WordForms.stem(text.tokens[index + 1].word) == counted,
                !Negation.isNegatedBefore(index, in: text), !AsideCues.setAside(index..<(index + 1), in: text)
            else { return nil }
            return index..<(index + 1)
        }
    }

    private static let cues = PhraseList([
        "answer is", "answer was", "answer should be", "answer would be", "answer remains", "correct one is",
        "right one is", "i will go with", "i would go with",
        "i am going with", "correct name is", "my answer is", "changing it to", "change my answer to",
        "changing my answer to", "correct it to", "was awarded to", "actual name is", "it should be",
        "it should have been",
    ])
    /// What announces an answer only where a name or a number follows.
    private static let pronouns = PhraseList([
        "it is actually", "it was actually", "it was", "it is", "so it is", "it must be", "is actually", "was actually",
        "making it",
    ])
    private static let fillers: Set<String> = [
        "the", "actually", "indeed", "in", "fact", "instead", "really", "therefore", "probably", "likely", "now",
        "called", "by", "more", "accurately", "named",
    ]
    private static let others: Set<String> = [
        "not", "never", "no", "correct", "right", "wrong", "incorrect", "true", "possible", "also", "often", "known",
        "important",
        "worth", "used", "made", "said", "one", "still", "based", "more", "most", "common", "located", "part", "type",
        "what",
        "likely", "sometimes", "commonly", "usually", "when", "where", "how", "because", "unclear", "same", "different",
        "easy", "clear", "understandable", "normal", "best", "well", "widely", "generally", "typically", "being", "yes",
    ]
    private static let adjectives: Set<String> = [
        "actual", "real", "correct", "official", "main", "current", "full", "true", "primary", "only", "name",
        "actually",
    ]
    private static let months: Set<String> = [
        "january", "february", "march", "april", "june", "july", "august", "september", "october", "november",
        "december",
    ]
}
