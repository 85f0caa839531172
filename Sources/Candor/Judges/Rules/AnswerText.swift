/// A text reduced to what answers are compared by: words without accents, articles and plural endings, numbers in digits,
/// initials joined.
struct AnswerText: Sendable {
    /// One word to compare.
    struct Key: Hashable, Sendable {
        /// The reduced form.
        var word: String
        /// The tokens of the text that it stands for.
        var tokens: Range<Int>
    }

    /// The words of the text as they were cut.
    let text: TokenizedText
    /// What is compared, in order.
    let keys: [Key]

    /// Reduces a text.
    init(_ text: String) {
        self.init(TokenizedText(text))
    }

    /// Reduces a text that has been cut into words.
    init(_ text: TokenizedText) {
        self.text = text
        keys = Self.keys(of: text)
    }

    /// The reduced forms.
    var words: [String] { keys.map(\.word) }

    /// Where another text stands in this one as whole words, as ranges of ``keys``. Six letters or more may be parted otherwise:
    /// `Tinker Bell` is found in `Tinkerbell`.
    func occurrences(of other: AnswerText) -> [Range<Int>] {
        let sought = other.words.joined()
        guard !sought.isEmpty else { return [] }
        return keys.indices.compactMap { start in
            var rest = sought[...]
            var end = start
            while !rest.isEmpty, end < keys.count, rest.hasPrefix(keys[end].word) {
                rest = rest.dropFirst(keys[end].word.count)
                end += 1
            }
            guard rest.isEmpty, end - start == other.keys.count || sought.count >= 6 else { return nil }
            return start..<end
        }
    }

    /// The tokens that a range of keys stands for.
    func tokens(of range: Range<Int>) -> Range<Int> {
        keys[range.lowerBound].tokens.lowerBound..<keys[range.upperBound - 1].tokens.upperBound
    }

    /// How alike two texts are: the harmonic mean of the shares of words that each has in common with the other, repeated words
    /// counted as often as they occur in both (token F1).
    /// - Returns: From 0 (nothing in common) to 1 (the same words).
    static func tokenF1(_ one: AnswerText, _ other: AnswerText) -> Double { tokenF1(one.words, other.words) }

    /// Token F1 of two lists of words.
    static func tokenF1(_ one: [String], _ other: [String]) -> Double {
        guard !one.isEmpty, !other.isEmpty else { return 0 }
        var left = Dictionary(one.map { ($0, 1) }, uniquingKeysWith: +)
        var common = 0
        for word in other {
            guard let count = left[word], count > 0 else { continue }
            left[word] = count - 1
            common += 1
        }
        return 2 * Double(common) / Double(one.count + other.count)
    }

    // MARK: Reduction

    /// Articles, and titles and legal forms that belong to no name.
    private static func isEmpty(_ word: String) -> Bool { empty.contains(word) }

    private static let empty: Set<String> = [
        "a", "an", "the", "sir", "dame", "mr", "mrs", "ms", "dr", "plc", "inc", "ltd",
    ]

    private static func keys(of text: TokenizedText) -> [Key] {
        let words = text.words
        var keys: [Key] = []
        var index = 0
        while index < words.count {
            var length = 1
            var word = stem(words[index])
            if let number = NumberWords.number(in: words, at: index),
                !isPronoun(words, at: index, length: number.length)
            {
                (word, length) = (String(number.value), number.length)
            } else if let initials = initials(in: text.tokens, at: index) {
                (word, length) = (initials.word, initials.length)
            } else if let ordinal = NumberWords.ordinals[words[index]] {
                word = ordinal
            } else if isEmpty(word), words.count > 1 {
                index += 1
                continue
            }
            keys.append(Key(word: word, tokens: index..<(index + length)))
            index += length
        }
        return keys
    }

    /// `one` as in "one of them" or "the one" is no number.
    private static func isPronoun(_ words: [String], at index: Int, length: Int) -> Bool {
        guard words[index] == "one", length == 1 else { return false }
        if index + 1 < words.count, words[index + 1] == "of" { return true }
        return index > 0
            && ["the", "this", "that", "which", "no", "any", "each", "every", "another"].contains(words[index - 1])
    }

    /// `F. W.`, `F W` and `FW` are one word.
    private static func initials(in tokens: [TokenizedText.Token], at start: Int) -> (word: String, length: Int)? {
        var end = start
        while end < tokens.count, tokens[end].surface.count == 1, tokens[end].surface.allSatisfy(\.isUppercase) {
            end += 1
        }
        return end - start >= 2 ? (tokens[start..<end].map(\.word).joined(), end - start) : nil
    }

    /// A light stem: British `ae` is `e`, `St` is `saint`, and plurals lose their ending: `bones` is `bone`, `cities` is `city`, `boxes` is `box`; `glass`, `bus` and `Paris` stay.
    private static func stem(_ word: String) -> String {
        if word == "st" { return "saint" }
        let word = word.replacing("ae", with: "e")
        guard word.count > 3, word.hasSuffix("s"), word.allSatisfy(\.isLetter) else { return word }
        if word.hasSuffix("ies"), word.count > 4 { return String(word.dropLast(3)) + "y" }
        if word.hasSuffix("oes"), word.count > 5 { return String(word.dropLast(2)) }
        for ending in ["sses", "shes", "ches", "xes", "zes"] where word.hasSuffix(ending) {
            return String(word.dropLast(2))
        }
        for ending in ["ss", "us", "is"] where word.hasSuffix(ending) { return word }
        return String(word.dropLast())
    }
}
