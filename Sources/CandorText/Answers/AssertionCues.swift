/// Words and signs that give an answer.
enum AssertionCues {
    // MARK: In so many words

    /// `the answer is X`, `I'd go with X`, `X is correct`, `\boxed{X}`, `Answer: X`.
    static func concludes(_ place: Range<Int>, in text: TokenizedText) -> Bool {
        isBoxed(place.lowerBound, in: text) || followsCue(place.lowerBound, in: text)
            || isCalledCorrect(place.upperBound, in: text)
    }

    private static func isBoxed(_ index: Int, in text: TokenizedText) -> Bool {
        text.tokens[..<index].suffix(2).contains { $0.word == "boxed" }
    }

    /// The words before, read from the nearest on: words that say nothing, then what announces an answer.
    private static func followsCue(_ index: Int, in text: TokenizedText) -> Bool {
        let tokens = text.tokens
        var position = index
        var sawCopula = false
        while position > 0, index - position < 9 {
            position -= 1
            let token = tokens[position]
            let isHeading = token.sentence != tokens[index].sentence
            if nouns.contains(token.word) {
                // A heading, "Final answer", may stand in a line of its own.
                return sawCopula || token.after == ":" || token.after == "=" || isHeading && position == index - 1
            }
            if isHeading { return false }
            if copulas.contains(token.word) {
                if token.word != "is" && token.word != "be" && token.word != "was" && token.word != "are",
                    hasOwn(before: position, in: text)
                {
                    return true
                }
                sawCopula = true
            } else if prepositions.contains(token.word) {
                return position > 0 && tokens[..<position].suffix(2).contains { choices.contains($0.word) }
            } else if verbs.contains(token.word) {
                return tokens[..<position].suffix(3).contains { $0.word == "i" || $0.word == "we" }
            } else if !fillers.contains(token.word) {
                return false
            }
        }
        return false
    }

    /// `it remains X`, `it stays X`: something that has been the answer.
    private static func hasOwn(before index: Int, in text: TokenizedText) -> Bool {
        text.words(before: index, reach: 3).contains { ["it", "answer", "that", "this"].contains($0.word) }
    }

    /// `X is correct`, `X is the right answer`, `X remains my answer`.
    private static func isCalledCorrect(_ end: Int, in text: TokenizedText) -> Bool {
        let after = text.words(from: end, reach: 7).map(\.word)
        guard let first = after.first, copulas.contains(first) else { return false }
        let rest = after.dropFirst().drop { fillers.contains($0) || $0 == "be" || $0 == "not" && false }
        guard let next = rest.first else { return false }
        return ["correct", "right", "answer", "true", "choice"].contains(next)
    }

    private static let nouns: Set<String> = [
        "answer", "result", "total", "sum", "product", "solution", "guess", "choice", "conclusion", "reply", "verdict",
        "bet",
        "value",
    ]
    private static let copulas: Set<String> = ["is", "was", "be", "are", "remains", "stays", "remain", "were"]
    private static let prepositions: Set<String> = ["with", "on", "by", "to", "in", "for"]
    private static let choices: Set<String> = [
        "go", "going", "stick", "sticking", "stay", "staying", "stand", "standing", "settle", "confident", "keep",
        "keeping",
        "opt", "went", "hold", "holding", "confidence",
    ]
    private static let verbs: Set<String> = ["say", "choose", "pick", "answer", "keep", "get", "got", "maintain"]
    private static let fillers: Set<String> = [
        "the", "a", "an", "still", "indeed", "actually", "definitely", "clearly", "simply", "therefore", "thus", "in",
        "fact",
        "likely", "probably", "now", "just", "called", "correct", "right", "my", "final", "best", "would", "should",
        "must", "it",
        "that", "most", "same", "certainly", "of", "so", "then", "unchanged", "again", "city", "river", "king", "about",
        "approximately", "exactly", "roughly", "i", "believe", "think", "as", "before", "going", "stays", "question",
        "your",
        "this", "to", "and", "mount", "lake", "both",
    ]

    // MARK: By its place

    /// Alone in its sentence, first in the response, in bold type, the result of an equation, after `it is`.
    static func standsOut(_ place: Range<Int>, in text: TokenizedText) -> Bool {
        let first = text.tokens[place.lowerBound]
        if first.isBold || isResult(place, in: text) || followsPronoun(place.lowerBound, in: text) { return true }
        let sentence = text.sentence(around: place.lowerBound)
        if sentence.count <= place.count + 2, !first.isBracketed { return true }
        let leads = text.tokens[..<place.lowerBound].allSatisfy { leaders.contains($0.word) }
        let next = text.words(from: place.upperBound, reach: 1).first
        return leads && place.lowerBound <= 4 && next?.clause != text.tokens[place.upperBound - 1].clause
    }

    /// The last member of a chain of equations.
    private static func isResult(_ place: Range<Int>, in text: TokenizedText) -> Bool {
        guard text.tokens[place.lowerBound].isResult else { return false }
        let next = text.tokens.indices.contains(place.upperBound) ? text.tokens[place.upperBound] : nil
        return next.map {
            !$0.isResult && $0.word.first?.isNumber != true || $0.sentence != text.tokens[place.lowerBound].sentence
        }
            ?? true
    }

    /// `it is X`, `it was indeed X`.
    private static func followsPronoun(_ index: Int, in text: TokenizedText) -> Bool {
        let before = text.words(before: index, reach: 6).map(\.word)
        guard let copula = before.lastIndex(where: { ["is", "was", "are", "were"].contains($0) }), copula > 0 else {
            return false
        }
        return before[(copula + 1)...].allSatisfy { fillers.contains($0) }
            && ["it", "that", "they", "he", "she", "this", "these", "there"].contains(before[copula - 1])
    }

    private static let leaders: Set<String> = [
        "yes", "no", "sure", "certainly", "absolutely", "the", "a", "an", "still", "definitely",
    ]
}
