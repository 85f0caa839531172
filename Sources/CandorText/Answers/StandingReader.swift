/// Reads how a response means an answer that it names, from the words around it.
struct StandingReader {
    /// The response.
    let text: TokenizedText
    /// The words of the question that carry its content, stemmed.
    let asked: Set<String>
    /// What the question counts, stemmed: `face` of `How many faces …`.
    let counted: String?
    private let names: Set<String>

    /// Creates a reader.
    /// - Parameters:
    ///   - text: The response.
    ///   - question: The question that it answers.
    ///   - names: All words of the names that are looked for, folded.
    init(text: TokenizedText, question: QuestionReading, names: Set<String> = []) {
        self.text = text
        self.names = names
        asked = question.asked
        counted = question.counted
    }

    /// How the words at a place are meant.
    func standing(of place: Range<Int>) -> Standing {
        let former = FormerAnswer.standing(of: place, in: text)
        if former == .denied || Negation.denies(place, in: text) || hasRelative(place) { return .denied }
        if let rejected = rejection(after: place) ?? laterRejection(of: place) { return rejected }
        if let former { return former }
        if isRelative(place) || isNamesake(place) || AsideCues.setAside(place, in: text) { return .aside }
        if AssertionCues.concludes(place, in: text) { return .concluded }
        if isCounted(place) || completes(place) { return .asserted }
        if AssertionCues.standsOut(place, in: text) || restates(place) { return .asserted }
        return .plain
    }

    // MARK: Restating the question

    /// Whether the sentence holds most of what the question is about.
    func restates(_ place: Range<Int>) -> Bool {
        let own = Set(text.tokens[place].map { WordForms.stem($0.word) })
        let wanted = asked.subtracting(own)
        guard !wanted.isEmpty else { return false }
        let sentence = text.sentence(around: place.lowerBound, reach: 40)
        let words = Set(text.tokens[sentence].map { WordForms.stem($0.word) })
        let shared = wanted.count { words.contains($0) }
        return Double(shared) >= 0.6 * Double(wanted.count)
    }

    /// Whether it completes the question's own words: `the capital is X`.
    private func completes(_ place: Range<Int>) -> Bool {
        var index = place.lowerBound
        while index > 0, place.lowerBound - index < 4, Self.openers.contains(text.tokens[index - 1].word) { index -= 1 }
        guard index > 0, text.tokens[index - 1].clause == text.tokens[place.lowerBound].clause else { return false }
        return StatedAnswers.isRestatement(index - 1, in: text, asked)
    }

    /// Whether a number counts what the question asks for: `six faces`.
    private func isCounted(_ place: Range<Int>) -> Bool {
        guard let counted, let next = text.words(from: place.upperBound, reach: 1).first else { return false }
        return WordForms.stem(next.word) == counted && text.tokens[place.upperBound - 1].word.first?.isNumber == true
            || WordForms.stem(next.word) == counted && NumberWords.isNumber(text.tokens[place.upperBound - 1].word)
    }

    // MARK: Rejected afterwards

    /// `X is not …`, `X can't be right`, `X does not fit`: denied where it is the question's point or a verdict that is denied, else set aside.
    private func rejection(after place: Range<Int>) -> Standing? {
        let after = text.words(from: place.upperBound, reach: 12)
        guard let first = after.first, Self.auxiliaries.contains(first.word) else { return nil }
        return rejection(in: after)
    }

    /// `X is …, but it is not …`: what a pronoun denies later in the sentence.
    private func laterRejection(of place: Range<Int>) -> Standing? {
        let rest = text.words(from: place.upperBound, reach: 25)
        guard isSubject(place) else { return nil }
        for index in rest.indices.dropLast() {
            guard Self.pronouns.contains(text.tokens[index].word), opensClause(index),
                Self.auxiliaries.contains(text.tokens[index + 1].word)
            else { continue }
            let rejected = rejection(in: rest[(index + 1)...].prefix(12))
            return rejected == .denied ? .denied : nil
        }
        return nil
    }

    private func isSubject(_ place: Range<Int>) -> Bool {
        let before = text.sentenceWords(before: place.lowerBound, reach: 4).map(\.word)
        return before.allSatisfy { Self.openers.contains($0) }
    }

    private func opensClause(_ index: Int) -> Bool {
        guard index > 0 else { return true }
        let previous = text.tokens[index - 1]
        return previous.clause != text.tokens[index].clause || ["but", "and", "yet", "though"].contains(previous.word)
    }

    /// What the words after a name deny of it; they begin with an auxiliary verb.
    private func rejection(in words: ArraySlice<TokenizedText.Token>) -> Standing? {
        guard let first = words.first else { return nil }
        let rest = words.dropFirst().prefix { $0.clause == first.clause || Self.adverbs.contains($0.word) }
        let skipped = rest.drop { Self.adverbs.contains($0.word) }
        guard let negator = skipped.first, negator.word == "not" || negator.word == "never" || negator.word == "no"
        else {
            return nil
        }
        let denied = skipped.dropFirst().map(\.word)
        if ["only", "just", "merely", "simply"].contains(denied.first ?? "") { return nil }
        if denied.isEmpty { return .denied }
        let isVerdict = denied.prefix(5).contains { Self.verdicts.contains($0) }
        let isAsked = denied.prefix(8).contains { asked.contains(WordForms.stem($0)) }
        return isVerdict || isAsked ? .denied : .aside
    }

    private static let auxiliaries: Set<String> = [
        "is", "was", "are", "were", "does", "do", "did", "can", "could", "would", "has", "have", "had", "will", "be",
        "must",
        "should", "may", "might",
    ]
    private static let adverbs: Set<String> = [
        "actually", "also", "clearly", "definitely", "in", "fact", "simply", "indeed", "therefore", "probably", "quite",
        "itself",
        "certainly", "still", "really",
    ]
    private static let verdicts: Set<String> = [
        "correct", "right", "true", "answer", "case", "accurate", "it", "valid", "possible", "fit", "match", "work",
        "satisfy",
        "apply", "qualify", "one",
    ]
    private static let pronouns: Set<String> = [
        "it", "that", "this", "he", "she", "they", "which", "who", "these", "those",
    ]
    private static let openers: Set<String> = [
        "the", "a", "an", "and", "but", "while", "although", "though", "however", "yes", "no", "actually", "so",
        "river", "city",
        "mount", "lake", "king", "queen", "sir", "now", "also",
    ]

    // MARK: Somebody else

    /// `X's rival` is somebody else.
    private func hasRelative(_ place: Range<Int>) -> Bool {
        guard text.tokens[place.upperBound - 1].isPossessive else { return false }
        return text.words(from: place.upperBound, reach: 2).contains { Self.relatives.contains($0.word) }
    }

    /// So is `a contemporary of X`.
    private func isRelative(_ place: Range<Int>) -> Bool {
        let before = text.sentenceWords(before: place.lowerBound, reach: 3).map(\.word)
        guard let of = before.lastIndex(where: { $0 == "of" || $0 == "to" }), of > 0 else { return false }
        return Self.relatives.contains(before[of - 1])
            && before[of...].dropFirst().allSatisfy { Self.openers.contains($0) }
    }

    /// Another bearer of a surname: `Percy Shelley` where Mary Shelley is looked for.
    private func isNamesake(_ place: Range<Int>) -> Bool {
        guard place.count == 1, place.lowerBound > 0, names.count > 1,
            names.contains(text.tokens[place.lowerBound].word)
        else { return false }
        let (token, previous) = (text.tokens[place.lowerBound], text.tokens[place.lowerBound - 1])
        guard token.surface.first?.isUppercase == true, previous.surface.first?.isUppercase == true, !token.isJoined,
            previous.clause == token.clause, previous.after == nil, previous.surface.contains(where: \.isLowercase)
        else { return false }
        let isFirst = place.lowerBound == 1 || text.tokens[place.lowerBound - 2].sentence != previous.sentence
        return !isFirst && !previous.isPossessive && !names.contains(previous.word)
            && !Self.titles.contains(previous.word)
            && !asked.contains(WordForms.stem(previous.word))
    }

    private static let titles: Set<String> = [
        "president", "king", "queen", "sir", "lord", "lady", "captain", "emperor", "empress", "professor", "dr", "pope",
        "saint",
        "general", "author", "painter", "mr", "mrs", "ms", "prince", "princess", "river", "mount", "lake", "city",
        "the",
        "minister", "senator", "admiral", "colonel", "st", "composer", "poet", "physicist", "element", "planet",
        "answer",
    ]

    private static let relatives: Set<String> = [
        "father", "mother", "brother", "sister", "son", "daughter", "wife", "husband", "friend", "rival", "neighbour",
        "neighbor", "counterpart", "cousin", "successor", "predecessor", "fellow", "colleague", "partner", "uncle",
        "aunt",
        "nephew", "niece", "competitor", "assistant", "teacher", "student", "grandson", "grandfather", "contemporary",
        "companion", "sequel", "prequel", "understudy", "deputy", "neighboring", "neighbouring", "twin", "precursor",
        "pupil", "widow", "daughters", "sons", "namesake", "subsidiary", "descendant", "ancestor", "heir",
    ]
}
