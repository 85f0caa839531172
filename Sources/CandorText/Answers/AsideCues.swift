/// Words that set an answer aside: it is named, but not as the answer to this question.
enum AsideCues {
    /// Whether an answer is named for another reason than to give it.
    static func setAside(_ place: Range<Int>, in text: TokenizedText) -> Bool {
        isConceded(place, in: text) || isContrasted(place, in: text) || isHypothetical(place, in: text)
            || isElsewhere(after: place, in: text) || text.questions.contains(text.tokens[place.lowerBound].sentence)
    }

    // MARK: Conceded

    /// `although X …`, `many people think X`, `often confused with X`, `larger than X`, `followed by X`.
    private static func isConceded(_ place: Range<Int>, in text: TokenizedText) -> Bool {
        let before = text.words(before: place.lowerBound, reach: 8)
        let concession = before.last { concessions.contains($0.word) }
        // "while crossing the Wash" concedes nothing.
        let isTime =
            concession?.word == "while"
            && before.drop { $0.word != "while" }.dropFirst().first?.word.hasSuffix("ing") == true
        if concession != nil, !isTime { return true }
        let near = before.suffix(3).map(\.word)
        if near.last == "than" || near.suffix(2).first == "than" { return true }
        return pairs(of: before.map(\.word)).contains { phrases.contains($0) }
    }

    private static let concessions: Set<String> = [
        "although", "though", "while", "whereas", "despite", "unlike", "confused", "confuse", "confusing", "mistaken",
        "popularly", "tempting", "previously", "formerly", "versus", "vs", "another", "unlikely", "besides",
    ]
    /// Two words in a row.
    private static let phrases: Set<String> = [
        "thinking of", "many think", "many people", "some people", "most people", "people often", "people think",
        "some say",
        "many say", "some think", "people believe", "people assume", "many assume", "many believe", "some believe",
        "often thought", "commonly thought", "widely thought", "often assumed", "commonly assumed", "often believed",
        "commonly believed", "widely believed", "might think", "may think", "could think", "might be", "may be",
        "might have", "may have", "compared to", "compared with", "opposed to", "in mind", "mixed up", "followed by",
        "ahead of", "close to", "followed closely", "would think", "might expect", "often said", "not unlike",
        "similar to",
        "tend to", "people say", "have expected", "be thinking", "might seem", "may seem", "looks like", "look like",
        "often called", "sometimes called", "related to", "up with", "understand why", "see why", "might suggest",
    ]

    private static func pairs(of words: [String]) -> [String] {
        zip(words, words.dropFirst()).map { "\($0) \($1)" }
    }

    // MARK: Contrast and condition

    /// The sentence, or what of it comes before, is about something else: `on the other hand`, `for comparison`.
    static func isContrasted(_ place: Range<Int>, in text: TokenizedText) -> Bool {
        let before = afterTurn(text.sentenceWords(before: place.lowerBound, reach: 12))
        let words = before.map(\.word)
        if contrasts.matches(in: text, range: before.startIndex..<place.lowerBound) { return true }
        // "insects in mind, which have six"
        if let which = words.suffix(4).lastIndex(where: { $0 == "which" || $0 == "who" }), which + 1 < words.count,
            ["have", "has", "had", "are", "were", "wrote", "held", "lies", "lie"].contains(words[which + 1])
        {
            return true
        }
        // "that would be X" as the answer to another question
        return Array(words.suffix(3)) == ["that", "would", "be"]
    }

    /// `if you mean …, X`, `if it were …, X`; `if I recall` is none.
    static func isHypothetical(_ place: Range<Int>, in text: TokenizedText) -> Bool {
        let before = afterTurn(text.sentenceWords(before: place.lowerBound, reach: 25))
        let start = before.lastIndex { $0.word == "if" } ?? before.lastIndex { $0.word == "were" }
        guard let start else { return false }
        if start > 0, ["sorry", "apologies", "apologize", "apologise"].contains(text.tokens[start - 1].word) {
            return false
        }
        if text.tokens[start].word == "were", text.words(from: start + 1, reach: 1).first?.word != "to" { return false }
        let clause = text.tokens[start...].prefix { $0.clause == text.tokens[start].clause }.prefix(12)
        return clause.contains { conditions.contains($0.word) }
    }

    /// What comes after the last `but`: "I see why you might think of 66, but the answer is 72".
    private static func afterTurn(_ words: ArraySlice<TokenizedText.Token>) -> ArraySlice<TokenizedText.Token> {
        guard let turn = words.lastIndex(where: { ["but", "however", "yet"].contains($0.word) }) else { return words }
        return words[(turn + 1)...]
    }

    private static let conditions: Set<String> = [
        "mean", "meant", "asking", "asked", "thinking", "count", "counted", "include", "included", "consider",
        "considering",
        "measured", "measure", "were", "was", "had", "got", "looking", "question", "about", "restrict", "limit", "want",
        "refer", "referring", "instead", "talking", "interested", "counting", "including", "only",
    ]

    private static let contrasts = PhraseList([
        "by contrast", "in contrast", "on the other hand", "by comparison", "in comparison", "for comparison",
        "for reference",
        "for context", "not to be confused", "meanwhile", "by total", "you may be thinking", "you might be thinking",
        "you may have", "you might have", "you are thinking", "sometimes confused", "often confused", "measured from",
        "easily confused", "easy to confuse", "come to mind", "comes to mind", "common mistake", "common misconception",
        "why you might", "why you may", "why people", "why some", "why many", "would come from", "mix up", "mixed up",
        "mix-up", "second largest", "second longest", "second highest", "runner up", "second place", "as many people",
        "used to be", "no longer", "until recently", "you may want", "some sources", "some might",
    ])

    // MARK: What follows

    /// `X would be …`, `X is what you get for …`, `X is the second …`, `X comes from …`, `X is often mistaken for …`.
    private static func isElsewhere(after place: Range<Int>, in text: TokenizedText) -> Bool {
        let after = text.words(from: place.upperBound, reach: 7).map(\.word)
        guard let first = after.first else { return false }
        if modals.contains(first) {
            return !after.dropFirst().prefix(4).contains { ["correct", "right", "answer"].contains($0) }
                || after.contains("if")
        }
        if moves.contains(first) {
            return after.dropFirst().prefix(3).contains { ranks.contains($0) || $0 == "from" || $0 == "in" }
        }
        guard copulas.contains(first) else { return first == "too" || first == "being" }
        let rest = after.dropFirst().drop { ["the", "a", "an", "only", "just", "in", "fact", "actually"].contains($0) }
        guard let next = rest.first else { return false }
        if others.contains(next) || ranks.contains(next) { return true }
        guard frequencies.contains(next) else { return false }
        return rest.dropFirst().prefix(2).contains { opinions.contains($0) }
    }

    private static let modals: Set<String> = [
        "would", "might", "may", "could", "seems", "looks", "sounds", "seem", "look",
    ]
    private static let moves: Set<String> = [
        "comes", "came", "ranks", "ranked", "follows", "followed", "come", "places",
    ]
    private static let copulas: Set<String> = ["is", "was", "are", "were"]
    private static let ranks: Set<String> = [
        "second", "third", "fourth", "next", "close", "last", "runner", "2nd", "3rd", "behind",
    ]
    private static let others: Set<String> = [
        "what", "how", "where", "when", "another", "also", "for", "from", "used", "wrong",
    ]
    private static let frequencies: Set<String> = [
        "often", "commonly", "sometimes", "frequently", "widely", "popularly", "usually", "easily", "generally",
    ]
    private static let opinions: Set<String> = [
        "mistaken", "thought", "confused", "assumed", "believed", "taken", "said", "mistakenly",
    ]
}
