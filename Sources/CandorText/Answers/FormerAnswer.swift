/// Answers that a response names as those it gave before.
enum FormerAnswer {
    /// What becomes of a former answer: denied where the sentence says that it was wrong, concluded where it says that it
    /// stands, else set aside.
    /// - Returns: `nil` where the words are not named as a former answer.
    static func standing(of place: Range<Int>, in text: TokenizedText) -> Standing? {
        guard isFormer(place, in: text) else { return nil }
        let sentence = text.tokens[text.sentence(around: place.lowerBound, reach: 25)].map(\.word)
        let faults = sentence.contains { faultWords.contains($0) }
        let isDenied = sentence.contains { $0 == "not" || $0 == "no" || $0 == "never" }
        if faults { return isDenied ? .aside : .denied }
        return sentence.contains { stands.contains($0) } && !isDenied ? .concluded : .aside
    }

    private static func isFormer(_ place: Range<Int>, in text: TokenizedText) -> Bool {
        let before = text.sentenceWords(before: place.lowerBound, reach: 9).map(\.word)
        for (offset, word) in before.enumerated() {
            let previous = before[..<offset].suffix(3)
            if verbs.contains(word) {
                let isOwn = previous.contains("i") && previous.last != "as" || previous.contains("my")
                if isOwn, !previous.contains("as"), !previous.contains("would") { return true }
                if word.hasSuffix("ing"), before[..<offset].contains(where: { faultWords.contains($0) }) { return true }
            }
            if nouns.contains(word), previous.contains(where: { formers.contains($0) }) {
                let between = before[(offset + 1)...]
                // "Here is my answer: X" and "my answer is X" give one; "my answer of X" and "my answer was X" look back.
                let isOwnOnly = !previous.contains { formers.contains($0) && $0 != "my" }
                let looksBack =
                    !isOwnOnly || between.contains { ["of", "was"].contains($0) }
                    || text.tokens[text.sentence(around: place.lowerBound, reach: 25)]
                        .contains { faultWords.contains($0.word) }
                return looksBack && isNear(between)
            }
            // "I was wrong about 150", "I confused him with Orwell"
            if faultWords.contains(word), before[..<offset].contains("i"), offset + 1 < before.count,
                ["about", "with", "for", "in"].contains(before[offset + 1]), before.count - offset <= 4
            {
                return true
            }
        }
        return after(place, in: text)
    }

    /// `my earlier answer of X`, `my first answer (X)`, `my previous answer, X,`, `my first answer was X`.
    private static func isNear(_ between: ArraySlice<String>) -> Bool {
        between.count <= 3
            && between.allSatisfy { ["of", "was", "the", "a", "an", "that", "it", "as", "namely", "is"].contains($0) }
    }

    /// `X, as I said before`, `X was my first answer`, `X, which I gave before`.
    private static func after(_ place: Range<Int>, in text: TokenizedText) -> Bool {
        let after = text.words(from: place.upperBound, reach: 7).map(\.word)
        if after.prefix(2) == ["before"] { return false }
        if after.first == "was" || after.first == "is" {
            return zip(after, after.dropFirst()).contains { formers.contains($0) && nouns.contains($1) }
        }
        guard let said = after.firstIndex(where: { verbs.contains($0) }), said > 0 else { return false }
        return after[said - 1] == "i"
            && after[..<said].contains(where: { ["as", "that", "what", "which"].contains($0) })
            && said <= 4 && !after.contains(where: { stands.contains($0) })
    }

    private static let verbs: Set<String> = [
        "said", "stated", "wrote", "gave", "answered", "named", "claimed", "mentioned", "chose", "suggested", "saying",
        "naming", "stating", "claiming", "mentioning", "listed", "told", "giving", "thought", "offered", "put", "had",
    ]
    private static let nouns: Set<String> = [
        "answer", "response", "reply", "statement", "guess", "claim", "suggestion", "choice", "message", "calculation",
    ]
    private static let formers: Set<String> = [
        "previous", "earlier", "original", "initial", "first", "former", "prior", "last", "my",
    ]
    private static let faultWords: Set<String> = [
        "wrong", "incorrect", "mistaken", "mistake", "mistakenly", "incorrectly", "wrongly", "erroneously", "error",
        "sorry",
        "apologize", "apologise", "apologies", "confused", "mixed", "misspoke", "inaccurate", "slip", "misremembered",
    ]
    private static let stands: Set<String> = [
        "correct", "right", "stands", "stand", "remains", "accurate", "still", "confident", "sure", "certain", "stick",
    ]
}
