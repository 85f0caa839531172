/// Names that are nearly those that are looked for: evidence too thin for either verdict.
enum NearMatch {
    /// What a response names that is nearly an alias. Words of the question are no evidence, and neither is a denial's rest.
    /// - Returns: The words found and the alias, or `nil`.
    static func find(_ aliases: [Alias], in answer: AnswerText, asked: Set<String>) -> (found: String, alias: String)? {
        if let rounded = rounded(aliases, in: answer) { return rounded }
        let words = Set(answer.words)
        let names = answer.keys.filter { isCapitalised($0.tokens, in: answer.text) }.map(\.word)
        for alias in aliases where !alias.isSentence {
            let content = alias.text.words.filter { !FunctionWords.all.contains($0) && !asked.contains($0) }
            guard !alias.text.words.contains(where: { ["no", "not", "never"].contains($0) }) else { continue }
            guard let last = content.last else { continue }
            if content.count > 1, answer.words.count <= 3, answer.words.last == last { return (last, alias.name) }
            // A number or a short word that stands there, and was not taken for the alias, is no evidence.
            if alias.text.keys.count == 1, words.contains(last) { continue }
            let isName = alias.name.first?.isUppercase == true && alias.name.contains(where: \.isLowercase)
            let candidates = isName ? names : answer.words
            let found = content.map { word in words.contains(word) ? word : candidates.first { isNear($0, word) } }
            guard found.allSatisfy({ $0 != nil }) else { continue }
            return (found.compactMap { $0 }.joined(separator: " "), alias.name)
        }
        return nil
    }

    private static func isCapitalised(_ tokens: Range<Int>, in text: TokenizedText) -> Bool {
        text.tokens[tokens].contains { $0.surface.first?.isUppercase == true }
    }

    /// A number that rounds to the alias: `42.195` for `42`.
    private static func rounded(_ aliases: [Alias], in answer: AnswerText) -> (found: String, alias: String)? {
        for key in answer.keys where key.word.contains(".") {
            guard let number = Double(key.word), abs(number) < 1e15 else { continue }
            let whole = String(Int(number.rounded()))
            if let alias = aliases.first(where: { $0.text.words.first == whole }) { return (key.word, alias.name) }
        }
        return nil
    }

    /// One letter apart, or the same beginning with another ending (`Russian`, `Russia`).
    private static func isNear(_ one: String, _ other: String) -> Bool {
        let (one, other) = (Array(one), Array(other))
        guard one.first == other.first, min(one.count, other.count) >= 4, one.allSatisfy(\.isLetter),
            other.allSatisfy(\.isLetter)
        else { return false }
        let shared = zip(one, other).prefix { $0 == $1 }.count
        if shared >= 4, max(one.count, other.count) - shared <= 4, shared * 2 > min(one.count, other.count) {
            return true
        }
        return min(one.count, other.count) >= 6 && isOneEdit(one, other)
    }

    /// Whether two words of letters are one letter apart.
    static func isOneEdit(_ one: String, _ other: String) -> Bool {
        one.first == other.first && one.allSatisfy(\.isLetter) && other.allSatisfy(\.isLetter)
            && isOneEdit(Array(one), Array(other))
    }

    /// Whether one letter is put in, left out, replaced or exchanged with its neighbour.
    private static func isOneEdit(_ one: [Character], _ other: [Character]) -> Bool {
        let start = zip(one, other).prefix { $0 == $1 }.count
        let (one, other) = (one[start...], other[start...])
        let end = zip(one.reversed(), other.reversed()).prefix { $0 == $1 }.count
        let (left, right) = (one.dropLast(min(end, one.count)), other.dropLast(min(end, other.count)))
        if left.count <= 1, right.count <= 1 { return true }
        return left.count == 2 && right.count == 2 && Array(left) == Array(right.reversed())
    }
}
