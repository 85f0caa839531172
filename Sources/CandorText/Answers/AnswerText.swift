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
    /// - Parameters:
    ///   - text: The text.
    ///   - keepsForms: Whether singular and plural stay apart, as where a question asks for one of them.
    init(_ text: String, keepsForms: Bool = false) {
        self.init(TokenizedText(AnswerNotation.plain(text)), keepsForms: keepsForms)
    }

    /// Reduces a text that has been cut into words.
    init(_ text: TokenizedText, keepsForms: Bool = false) {
        self.text = text
        keys = Self.keys(of: text, keepsForms: keepsForms)
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

    private static func keys(of text: TokenizedText, keepsForms: Bool) -> [Key] {
        let words = text.words
        var keys: [Key] = []
        var index = 0
        while index < words.count {
            var length = 1
            var word = keepsForms ? words[index] : WordForms.stem(words[index])
            if let number = NumberWords.number(in: words, at: index),
                !isPronoun(words, at: index, length: number.length)
            {
                (word, length) = (String(number.value), number.length)
            } else if let initials = initials(in: text.tokens, at: index) {
                (word, length) = (initials.word, initials.length)
            } else if let ordinal = NumberWords.ordinals[words[index]] ?? regnal(text.tokens, at: index) {
                word = ordinal
            } else if let unit = unit(words, at: index) {
                (word, length) = unit
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

    /// `VIII` after a name is `8th`, as is `the Eighth`.
    private static func regnal(_ tokens: [TokenizedText.Token], at index: Int) -> String? {
        let surface = tokens[index].surface
        guard (2...5).contains(surface.count), index > 0, tokens[index - 1].surface.first?.isUppercase == true else {
            return nil
        }
        return regnals[surface]
    }

    private static let regnals: [String: String] = [
        "II": "2nd", "III": "3rd", "IV": "4th", "VI": "6th", "VII": "7th", "VIII": "8th", "IX": "9th", "XI": "11th",
        "XII": "12th", "XIII": "13th", "XIV": "14th", "XV": "15th", "XVI": "16th", "XVIII": "18th",
    ]

    /// A unit after a number, in one form however it is written.
    private static func unit(_ words: [String], at index: Int) -> (word: String, length: Int)? {
        guard index > 0, words[index - 1].last?.isNumber == true || NumberWords.isNumber(words[index - 1]) else {
            return nil
        }
        if ["degree", "degrees", "deg"].contains(words[index]) {
            guard index + 1 < words.count, let scale = units[words[index + 1]] else { return nil }
            return (scale, 2)
        }
        return units[words[index]].map { ($0, 1) }
    }

    private static let units: [String: String] = [
        "km": "kilometer", "kms": "kilometer", "cm": "centimeter", "mm": "millimeter", "m": "meter", "kg": "kilogram",
        "kgs": "kilogram", "g": "gram", "mg": "milligram", "lb": "pound", "lbs": "pound", "ft": "foot", "mi": "mile",
        "hr": "hour", "hrs": "hour", "h": "hour", "min": "minute", "mins": "minute", "sec": "second", "s": "second",
        "c": "celsius", "f": "fahrenheit", "celsius": "celsius", "fahrenheit": "fahrenheit", "centigrade": "celsius",
        "ml": "milliliter", "l": "liter", "hz": "hertz", "kw": "kilowatt", "mph": "mph",
    ]

    /// `F. W.`, `F W` and `FW` are one word.
    private static func initials(in tokens: [TokenizedText.Token], at start: Int) -> (word: String, length: Int)? {
        var end = start
        while end < tokens.count, tokens[end].surface.count == 1, tokens[end].surface.allSatisfy(\.isUppercase) {
            end += 1
        }
        return end - start >= 2 ? (tokens[start..<end].map(\.word).joined(), end - start) : nil
    }
}
