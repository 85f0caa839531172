import Foundation

/// Cuts a text into the words of a ``TokenizedText``.
struct Tokenizer {
    private let scalars: [Unicode.Scalar]
    private var tokens: [TokenizedText.Token] = []
    private var sentence = 0
    private var clause = 0
    private var position = 0
    /// Whether a space has been passed since the last word.
    private var sawSpace = true
    /// Whether an equals sign or an arrow has been passed since the last word.
    private var sawEquals = false
    private var openBrackets = 0
    private var isBold = false
    /// The sentences that end with a question mark.
    private(set) var questions: Set<Int> = []

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
    }

    /// The words of the text.
    mutating func run() -> [TokenizedText.Token] {
        while position < scalars.count {
            if let end = endOfWord(from: position) {
                append(position..<end)
                position = end
                sawSpace = false
                sawEquals = false
            } else {
                pass(scalars[position])
                position += 1
            }
        }
        return tokens
    }

    // MARK: Words

    private func endOfWord(from start: Int) -> Int? {
        var end = start
        if Self.isMinus(scalars[start]), sawSpace, scalar(start + 1).map(Self.isDigit) == true { end += 1 }
        guard let first = scalar(end), Self.isWordPart(first) else { return nil }
        while let scalar = scalar(end) {
            guard Self.isWordPart(scalar) || isInnerSign(at: end) else { break }
            end += 1
        }
        return end
    }

    /// An apostrophe between letters, or a point or comma between digits.
    private func isInnerSign(at index: Int) -> Bool {
        guard let before = scalar(index - 1), let after = scalar(index + 1) else { return false }
        if Self.isApostrophe(scalars[index]) { return Self.isLetter(before) && Self.isLetter(after) }
        guard scalars[index] == "." || scalars[index] == "," else { return false }
        return Self.isDigit(before) && Self.isDigit(after)
    }

    private mutating func append(_ range: Range<Int>) {
        var surface = String(String.UnicodeScalarView(scalars[range].map { Self.isApostrophe($0) ? "'" : $0 }))
        var parts = Self.parts(of: surface)
        let isPossessive =
            parts.count == 1 && (surface.lowercased().hasSuffix("'s") || isPluralPossessive(range.upperBound))
        if isPossessive, surface.hasSuffix("s") || surface.hasSuffix("S"), surface.dropLast().hasSuffix("'") {
            surface.removeLast(2)
        }
        parts = parts.count == 1 ? [Self.fold(surface)] : parts
        if parts == ["but"] { clause += 1 }
        for (offset, part) in parts.enumerated() {
            tokens.append(
                TokenizedText.Token(
                    word: part, surface: surface, sentence: sentence, clause: clause, isPossessive: isPossessive,
                    isJoined: offset == 0 && !sawSpace && !tokens.isEmpty,
                    before: sign(before: range.lowerBound), after: sign(after: range.upperBound),
                    isBracketed: openBrackets > 0, isBold: isBold, isResult: sawEquals && offset == 0))
        }
    }

    /// Whether `s'` and a space end here, as in `the poets' words`.
    private func isPluralPossessive(_ end: Int) -> Bool {
        guard let sign = scalar(end), Self.isApostrophe(sign), scalar(end - 1) == "s" else { return false }
        return scalar(end + 1)?.properties.isWhitespace == true
    }

    /// The two words of a contraction, or the word alone.
    private static func parts(of surface: String) -> [String] {
        let word = surface.lowercased()
        if let irregular = irregularContractions[word] { return irregular }
        guard let apostrophe = word.lastIndex(of: "'") else { return [word] }
        if word.hasSuffix("n't") { return [String(word.dropLast(3)), "not"] }
        let stem = String(word[..<apostrophe])
        switch word[apostrophe...] {
        case "'m": return [stem, "am"]
        case "'re": return [stem, "are"]
        case "'ve": return [stem, "have"]
        case "'ll": return [stem, "will"]
        case "'d": return [stem, "would"]
        case "'s" where pronouns.contains(stem): return [stem, "is"]
        default: return [word]
        }
    }

    private static let irregularContractions = [
        "can't": ["can", "not"], "cannot": ["can", "not"], "won't": ["will", "not"], "shan't": ["shall", "not"],
        "ain't": ["is", "not"],
    ]
    private static let pronouns: Set<String> = [
        "it", "that", "this", "there", "here", "he", "she", "what", "who", "where", "let", "how", "so", "everything",
    ]

    /// Lower case without accents, thousands separators and apostrophes.
    static func fold(_ word: String) -> String {
        if word.utf8.allSatisfy({ $0 < 0x80 && $0 != 0x27 && $0 != 0x2C }) { return word.lowercased() }
        let folded = word.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
        var plain = ""
        for character in folded.lowercased() where character != "'" && character != "," {
            plain += undecomposed[character] ?? String(character)
        }
        return plain
    }

    /// Letters that Unicode does not take apart into a plain letter and a mark.
    private static let undecomposed: [Character: String] = [
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i", "−": "-",
    ]

    // MARK: What lies between words

    private mutating func pass(_ scalar: Unicode.Scalar) {
        note(scalar)
        switch scalar {
        case "%": appendSymbol("percent")
        case "&": appendSymbol("and")
        case "\n", "\r": breakSentence()
        case "!", "?", "。", "？", "！": breakSentence()
        case "." where endsSentence(at: position): breakSentence()
        case "(" where self.scalar(position + 2) == ")", ")" where self.scalar(position - 2) == "(":
            break  // A letter in brackets belongs to its clause: "not (B)".
        case ",", ";", ":", "(", ")", "—", "–", "[", "]", "…": clause += 1
        case "-" where sawSpace: clause += 1
        default: break
        }
        if scalar.properties.isWhitespace { sawSpace = true }
    }

    /// Keeps account of brackets, bold type, equations and questions.
    private mutating func note(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "(", "[": openBrackets += 1
        case ")", "]": openBrackets = max(0, openBrackets - 1)
        case "\n", "\r": (openBrackets, isBold) = (0, false)
        case "*" where self.scalar(position + 1) == "*", "_" where self.scalar(position + 1) == "_": isBold.toggle()
        case "=", "→", "⇒", "≈": sawEquals = true
        case "?", "？": if let last = tokens.last { questions.insert(last.sentence) }
        default: break
        }
    }

    private mutating func appendSymbol(_ word: String) {
        tokens.append(
            TokenizedText.Token(
                word: word, surface: word, sentence: sentence, clause: clause, isPossessive: false, isJoined: !sawSpace,
                before: nil,
                after: nil))
    }

    private mutating func breakSentence() {
        clause += 1
        if tokens.last?.sentence == sentence { sentence += 1 }
    }

    /// Whether a full stop ends a sentence: not after an initial or a title, nor inside a word.
    private func endsSentence(at index: Int) -> Bool {
        if let next = scalar(index + 1), Self.isWordPart(next) { return false }
        guard let last = tokens.last, scalar(index - 1).map(Self.isWordPart) == true else { return true }
        let isInitial = last.surface.count == 1 && last.surface.allSatisfy(WordRules.isInitial)
        return !(isInitial && hasNameAfter(index)) && !Self.abbreviations.contains(last.word)
    }

    /// Whether a capital follows after at most one space, as after `T.` in `T. S. Eliot`.
    private func hasNameAfter(_ index: Int) -> Bool {
        guard let previous = tokens.last, previous.before != "(" else { return false }
        let next = scalar(index + 1) == " " ? scalar(index + 2) : scalar(index + 1)
        guard let next, next.properties.isUppercase else { return false }
        guard tokens.count >= 2 else { return true }
        let word = tokens[tokens.count - 2]
        let isName = word.surface.first?.isUppercase == true
        return word.sentence != sentence || isName || Self.beforeNames.contains(word.word)
    }

    private static let beforeNames: Set<String> = ["by", "of", "and", "with", "to", "from", "met", "poet", "author"]
    private static let abbreviations = WordRules.abbreviations.union(["approx", "ca"])

    private func sign(before index: Int) -> Character? { sign(from: index - 1, step: -1) }
    private func sign(after index: Int) -> Character? { sign(from: index, step: 1) }

    private func sign(from start: Int, step: Int) -> Character? {
        var index = start
        while let scalar = scalar(index), Self.markup.contains(scalar) { index += step }
        guard let scalar = scalar(index), !scalar.properties.isWhitespace else { return nil }
        return Character(scalar)
    }

    private static let markup: Set<Unicode.Scalar> = ["*", "_", "`", "\"", "“", "”", "'", "‘", "’", "$"]

    // MARK: Scalars

    private func scalar(_ index: Int) -> Unicode.Scalar? {
        scalars.indices.contains(index) ? scalars[index] : nil
    }

    private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool { isLetter(scalar) || isDigit(scalar) }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return WordRules.isLetter(UInt8(scalar.value)) }
        return scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? WordRules.isDigit(UInt8(scalar.value)) : scalar.properties.numericType == .decimal
    }

    private static func isMinus(_ scalar: Unicode.Scalar) -> Bool { scalar == "-" || scalar == "−" }

    private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "'" || scalar == "’" || scalar == "ʼ"
    }
}
