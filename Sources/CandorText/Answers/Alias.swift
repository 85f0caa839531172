import Foundation

/// One way to write an answer.
struct Alias: Sendable {
    /// As it is written.
    let name: String
    /// What it is compared by.
    let text: AnswerText
    /// Whether it is compared as a sentence rather than looked for word by word; see ``AliasMatcher``.
    let isSentence: Bool
    /// The members of a list such as `Perry and Croft`, which may be named in any order; empty where it is no list.
    private let parts: [AnswerText]

    /// Creates an alias.
    /// - Parameters:
    ///   - name: As it is written.
    ///   - keepsForms: Whether singular and plural are different answers.
    init(_ name: String, keepsForms: Bool = false) {
        self.name = name
        text = AnswerText(name, keepsForms: keepsForms)
        let content = text.text.tokens.filter { !FunctionWords.all.contains($0.word) }
        let capitals = content.dropFirst().count { $0.surface.first?.isUppercase == true }
        let isTitle = content.count > 1 && capitals * 2 >= content.count - 1
        isSentence = !isTitle && (content.count >= 4 || content.count >= 2 && name.last == "." && text.keys.count >= 3)
        parts = isSentence ? [] : Self.parts(of: name)
    }

    /// Where the alias stands in an answer as whole words.
    func mentions(in answer: AnswerText, reader: StandingReader) -> [AliasMention] {
        let isAll = answer.keys.count == text.keys.count
        let places = answer.occurrences(of: text).map { answer.tokens(of: $0) }.filter {
            isAll || isDistinct(at: $0, in: answer.text)
        }
        let found =
            places.isEmpty ? listed(in: answer) + dates(in: answer) + years(in: answer) + variants(in: answer) : places
        return found.map {
            AliasMention(alias: name, tokens: $0, standing: reader.standing(of: $0), restates: reader.restates($0))
        }
    }

    /// A list named in another order.
    private func listed(in answer: AnswerText) -> [Range<Int>] {
        let ranges = parts.map { answer.occurrences(of: $0).first }
        guard !ranges.isEmpty, let last = ranges.compactMap({ $0 }).max(by: { $0.upperBound < $1.upperBound }),
            ranges.allSatisfy({ $0 != nil })
        else { return [] }
        return [answer.tokens(of: last)]
    }

    /// A date whose day and month are in the other order: `15 April 1912`, `April 15th, 1912`.
    private func dates(in answer: AnswerText) -> [Range<Int>] {
        let own = text.words.map(Self.withoutOrdinal)
        guard (2...3).contains(own.count), own.contains(where: Self.months.contains),
            own.contains(where: { $0.first?.isNumber == true })
        else { return [] }
        let sought = own.sorted()
        let words = answer.words.map(Self.withoutOrdinal)
        guard words.count >= own.count else { return [] }
        return (0...(words.count - own.count)).compactMap { start in
            let range = start..<(start + own.count)
            return words[range].sorted() == sought ? answer.tokens(of: range) : nil
        }
    }

    private static func withoutOrdinal(_ word: String) -> String {
        guard word.first?.isNumber == true else { return word }
        for ending in ["st", "nd", "rd", "th"] where word.hasSuffix(ending) { return String(word.dropLast(2)) }
        return word
    }

    private static let months: Set<String> = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]

    /// A year of the decade that the alias names: `1963` in `the 1960s`.
    private func years(in answer: AnswerText) -> [Range<Int>] {
        guard text.keys.count == 1, let decade = Self.decade(of: text.keys[0].word) else { return [] }
        return answer.keys.filter { $0.word.count == 4 && $0.word.hasPrefix(decade) && $0.word.allSatisfy(\.isNumber) }
            .map(\.tokens)
    }

    /// A name of two or more words with one of them spelt a little otherwise, or with an initial or a particle more:
    /// `Ritchie Valens`, `Francisco de Goya`.
    private func variants(in answer: AnswerText) -> [Range<Int>] {
        guard text.keys.count >= 2, text.text.tokens.contains(where: { $0.surface.first?.isUppercase == true }) else {
            return []
        }
        let own = text.words
        return answer.keys.indices.compactMap { start in
            var (position, edits) = (start, 0)
            for (offset, word) in own.enumerated() {
                if offset > 0, position < answer.keys.count, answer.keys[position].word != word,
                    Self.isParticle(answer.keys[position].word)
                {
                    position += 1
                }
                guard position < answer.keys.count else { return nil }
                let found = answer.keys[position].word
                if found != word {
                    edits += 1
                    guard edits == 1, word.count >= 5, NearMatch.isOneEdit(found, word) else { return nil }
                }
                position += 1
            }
            return answer.tokens(of: start..<position)
        }
    }

    private static func isParticle(_ word: String) -> Bool {
        word.count == 1 || ["de", "von", "van", "der", "di", "da", "del", "la", "le", "of"].contains(word)
    }

    private static func decade(of word: String) -> String? {
        guard word.count == 5, word.hasSuffix("0s"), word.dropLast().allSatisfy(\.isNumber) else { return nil }
        return String(word.dropLast(2))
    }

    private static func parts(of name: String) -> [AnswerText] {
        let members = name.replacing(" & ", with: " and ").replacing(", ", with: " and ").components(
            separatedBy: " and ")
        let texts = members.map { AnswerText($0) }.filter { !$0.keys.isEmpty }
        return texts.count > 1 && name.contains(" and ") ? texts : []
    }

    /// Short aliases need care: `No` counts only where it answers, `2` not in `2-1`, `K` and `US` only in capitals.
    private func isDistinct(at range: Range<Int>, in text: TokenizedText) -> Bool {
        guard self.text.keys.count == 1 else { return true }
        let token = text.tokens[range.lowerBound]
        let word = self.text.keys[0].word
        if word.allSatisfy(\.isNumber), word.count <= 2 { return isWholeNumber(range, in: text) }
        guard word.count <= 2, word.allSatisfy(\.isLetter) else { return true }
        let own = self.text.text.tokens[0].surface
        if word == "a" || word == "i" { return token.after != nil && token.surface == own }
        return token.surface == own || self.text.text.tokens.count > 1 && token.surface.allSatisfy(\.isUppercase)
    }

    /// Whether a number is no part of a score, a fraction or a date.
    private func isWholeNumber(_ range: Range<Int>, in text: TokenizedText) -> Bool {
        let token = text.tokens[range.lowerBound]
        if token.isJoined, let before = token.before, "-–−/.,:^".contains(before) { return false }
        if token.isJoined, range.lowerBound > 0, text.tokens[range.lowerBound - 1].word.last?.isLetter == true,
            token.before?.isLetter == true
        {
            return false
        }
        guard range.upperBound < text.tokens.count else { return true }
        let next = text.tokens[range.upperBound]
        return
            !(next.isJoined && next.word.allSatisfy(\.isNumber) && next.before.map { "-–−/.,:".contains($0) } != false)
    }
}
