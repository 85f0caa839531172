/// Sentences of a response that state or deny what a question of yes or no asks.
struct PredicateReader {
    private let text: TokenizedText
    /// What the question says of its subject, stemmed: `prime` of `Is 39 a prime number?`.
    private let sought: Set<String>
    /// The first word of it, without which nothing is stated.
    private let key: String?
    private let isNegative: Bool

    /// Creates a reader.
    init(_ text: TokenizedText, question: String) {
        self.text = text
        let tokens = TokenizedText(AnswerNotation.plain(question)).tokens
        isNegative = tokens.contains { $0.word == "not" || $0.word == "never" }
        let content = tokens.dropFirst().filter { !QuestionWords.isEmpty($0.word) }
        // A name is the subject whole; otherwise its first word is taken for it.
        let isName = content.first?.surface.first.map { $0.isUppercase } == true
        let subject = isName ? content.prefix { $0.surface.first?.isUppercase == true } : content.prefix(1)
        let said = content.dropFirst(subject.count).map { WordForms.stem($0.word) }
        let telling = said.filter { !Self.general.contains($0) && !$0.hasSuffix("ly") }
        sought = Set(telling.isEmpty ? said : telling)
        key = Self.afterArticle(in: tokens) ?? telling.first ?? said.first
    }

    /// The first content word after the last article that is not the subject's: `mammal` of `Is the whale shark a mammal?`.
    private static func afterArticle(in tokens: [TokenizedText.Token]) -> String? {
        guard let first = tokens.first, ["is", "are", "was", "were"].contains(first.word),
            let article = tokens.indices.last(where: { $0 >= 2 && ["a", "an"].contains(tokens[$0].word) })
        else { return nil }
        let word = tokens[(article + 1)...].first { !QuestionWords.isEmpty($0.word) && !general.contains($0.word) }
        return word.map { WordForms.stem($0.word) }
    }

    /// What the sentences state, in order.
    func statements() -> [Polarity] {
        var found: [Polarity] = []
        var start = 0
        while start < text.tokens.count {
            let sentence = start..<endOfSentence(from: start)
            if let polarity = statement(in: sentence) { found.append(polarity) }
            start = sentence.upperBound
        }
        return found
    }

    private func endOfSentence(from start: Int) -> Int {
        let sentence = text.tokens[start].sentence
        var end = start
        while end < text.tokens.count, text.tokens[end].sentence == sentence { end += 1 }
        return end
    }

    private func statement(in sentence: Range<Int>) -> Polarity? {
        guard !text.questions.contains(text.tokens[sentence.lowerBound].sentence) else { return nil }
        let hedged = text.tokens[sentence].contains { Self.wishes.contains($0.word) }
        if !hedged, let short = ellipsis(in: sentence) ?? verdict(in: sentence) {
            return isNegative ? short.opposite : short
        }
        let held = sentence.filter { sought.contains(WordForms.stem(text.tokens[$0].word)) }
        let distinct = Set(held.map { WordForms.stem(text.tokens[$0].word) })
        guard let key, distinct.contains(key), let first = held.first else { return nil }
        let hasSubject = text.tokens[sentence].prefix(8).contains { Self.subjects.contains($0.word) }
        guard hasSubject || Double(distinct.count) >= 0.5 * Double(sought.count) else { return nil }
        guard !isHedged(first, in: sentence) else { return nil }
        let polarity: Polarity = isDenied(held, in: sentence) ? .no : .yes
        return isNegative ? polarity.opposite : polarity
    }

    /// `It isn't.`, `They can't.`, `but it is not:`, `they are!`: a clause of a pronoun and a verb.
    private func ellipsis(in sentence: Range<Int>) -> Polarity? {
        var start = sentence.lowerBound
        var found: Polarity?
        while start < sentence.upperBound {
            let clause = text.tokens[start..<sentence.upperBound].prefix { $0.clause == text.tokens[start].clause }
            let words = clause.map(\.word).drop { ["but", "and", "yet", "no", "yes"].contains($0) }
            if let polarity = Self.ellipsis(Array(words)) { found = polarity }
            start = clause.endIndex
        }
        return found
    }

    private static func ellipsis(_ words: [String]) -> Polarity? {
        guard (2...4).contains(words.count), subjects.contains(words[0]), auxiliaries.contains(words[1]) else {
            return nil
        }
        let rest = words.dropFirst(2).filter { !["indeed", "really", "definitely", "certainly"].contains($0) }
        if rest.isEmpty { return words[0] == "that" || words[0] == "this" ? nil : .yes }
        return rest == ["not"] || rest == ["never"] ? .no : nil
    }

    /// `That is a myth`, `this is false`: said of the whole.
    private func verdict(in sentence: Range<Int>) -> Polarity? {
        let words = text.tokens[sentence].prefix(12).map(\.word)
        guard let copula = words.firstIndex(where: { $0 == "is" || $0 == "was" }), copula > 0, copula <= 4,
            ["that", "this", "it", "claim", "idea", "belief", "statement"].contains(words[copula - 1])
        else { return nil }
        let rest = words[(copula + 1)...].prefix(5)
        if rest.contains(where: { ["myth", "misconception", "false", "untrue", "impossible", "fiction"].contains($0) })
        {
            return rest.contains("not") ? nil : .no
        }
        guard let truth = rest.firstIndex(of: "true"), words[copula - 1] != "that" || truth + 1 == words.count else {
            return nil
        }
        return rest.contains("not") ? .no : .yes
    }

    /// `It may look prime`, `although it is prime`, `many people think that it is prime`, `if it were prime`.
    private func isHedged(_ index: Int, in sentence: Range<Int>) -> Bool {
        text.words(before: index, reach: 8).contains { Self.doubts.contains($0.word) }
            || text.tokens[sentence.lowerBound..<index].suffix(12).contains { Self.hedges.contains($0.word) }
            || AsideCues.isHypothetical(index..<(index + 1), in: text)
    }

    private func isDenied(_ held: [Int], in sentence: Range<Int>) -> Bool {
        // Denied before the words that are sought, in the same clause: "51 is not prime", "is no longer classified as a planet".
        held.contains { index in
            let before = text.words(before: index, reach: 8)
            return before.contains { Self.negators.contains($0.word) && !isPartOfOther($0.word, before) }
        } || Self.denials.contains { word in text.tokens[sentence].contains { $0.word == word } }
    }

    private func isPartOfOther(_ word: String, _ before: ArraySlice<TokenizedText.Token>) -> Bool {
        guard let index = before.lastIndex(where: { $0.word == word }), index + 1 < before.endIndex else {
            return false
        }
        return ["doubt", "only", "just", "question"].contains(before[index + 1].word)
    }

    private static let general: Set<String> = [
        "number", "natural", "animal", "country", "city", "thing", "word", "fact", "part", "considered", "classified",
        "called", "ever",
        "year", "person", "people", "human", "use", "it", "true",
    ]
    private static let subjects: Set<String> = ["it", "they", "he", "she", "that", "this", "we"]
    private static let auxiliaries: Set<String> = [
        "is", "are", "was", "were", "can", "could", "did", "do", "does", "has", "have", "had", "will", "would",
    ]
    private static let wishes: Set<String> = ["wish", "wishes", "if", "why", "whether", "think", "thought"]
    private static let hedges: Set<String> = [
        "look", "looks", "seem", "seems", "appear", "appears", "although", "though", "while", "if", "many", "people",
        "might",
        "may", "why", "whether", "think", "thought", "wish",
    ]
    private static let doubts: Set<String> = [
        "said", "myth", "claim", "claims", "believe", "idea", "mistaken", "wrong", "incorrect", "previously", "earlier",
        "despite",
    ]
    private static let negators: Set<String> = ["not", "never", "no", "nor", "neither", "hardly", "unable", "cannot"]
    private static let denials: Set<String> = ["impossible", "myth", "misconception", "untrue"]
}
