/// Whether words of a text are denied by the words around them.
enum Negation {
    /// Whether a range of words is denied: `it is not X`, `rather than X`, `X is wrong`.
    static func denies(_ range: Range<Int>, in text: TokenizedText) -> Bool {
        isNegatedBefore(range.lowerBound, in: text) || isRejectedAfter(range.upperBound, in: text)
    }

    /// Whether a word is denied by those before it in its clause.
    /// - Parameters:
    ///   - index: The word.
    ///   - text: The text.
    ///   - reach: How many words before it are looked at.
    static func isNegatedBefore(_ index: Int, in text: TokenizedText, reach: Int = 5) -> Bool {
        let before = text.words(before: index, reach: reach).map(\.word)
        for (offset, word) in before.enumerated() {
            let next = offset + 1 < before.count ? before[offset + 1] : nil
            if negators.contains(word), next != "only", next != "just", next != "merely", next != "simply" {
                return true
            }
            if let next, openers[word] == next { return true }
            if word == "unlike" { return true }
        }
        return false
    }

    /// Whether the words after a word call it wrong: `X is incorrect`, `X is not the right answer`.
    static func isRejectedAfter(_ end: Int, in text: TokenizedText) -> Bool {
        let after = Array(text.words(from: end, reach: 5).map(\.word))
        guard let first = after.first, copulas.contains(first) else { return false }
        var rest = after.dropFirst().drop { adverbs.contains($0) }
        guard let next = rest.first else { return false }
        if rejections.contains(next) { return true }
        guard next == "not" else { return false }
        rest = rest.dropFirst().drop { adverbs.contains($0) || $0 == "the" || $0 == "a" }
        return rest.isEmpty || rest.first.map { verdicts.contains($0) } == true
    }

    private static let negators: Set<String> = ["not", "never", "neither", "nor", "without", "no", "nobody", "hardly"]
    private static let openers = ["rather": "than", "instead": "of", "other": "than", "opposed": "to"]
    private static let copulas: Set<String> = ["is", "was", "are", "were", "be", "would", "seems", "looks"]
    private static let adverbs: Set<String> = [
        "actually", "also", "clearly", "definitely", "in", "fact", "simply", "indeed", "therefore", "be", "probably",
        "quite", "exactly",
    ]
    private static let rejections: Set<String> = [
        "wrong", "incorrect", "false", "mistaken", "untrue", "inaccurate", "impossible", "ruled",
    ]
    private static let verdicts: Set<String> = [
        "correct", "right", "true", "answer", "case", "accurate", "it", "valid", "one", "ones", "best", "possible",
    ]
}
