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
    init(_ name: String) {
        self.name = name
        text = AnswerText(name)
        let content = text.text.tokens.filter { !FunctionWords.all.contains($0.word) }
        let capitals = content.dropFirst().count { $0.surface.first?.isUppercase == true }
        let isTitle = content.count > 1 && capitals * 2 >= content.count - 1
        isSentence = !isTitle && (content.count >= 4 || content.count >= 2 && name.last == "." && text.keys.count >= 3)
        parts = isSentence ? [] : Self.parts(of: name)
    }

    /// Where the alias stands in an answer as whole words.
    func mentions(in answer: AnswerText) -> [AliasMention] {
        let isAll = answer.keys.count == text.keys.count
        let mentions = answer.occurrences(of: text).compactMap { range -> AliasMention? in
            let tokens = answer.tokens(of: range)
            guard isAll || isDistinct(at: tokens, in: answer.text) else { return nil }
            return AliasMention(alias: name, tokens: tokens, isDenied: isDenied(at: tokens, in: answer.text))
        }
        return mentions.isEmpty ? listed(in: answer) : mentions
    }

    /// A list named in another order.
    private func listed(in answer: AnswerText) -> [AliasMention] {
        let ranges = parts.map { answer.occurrences(of: $0).first }
        guard !ranges.isEmpty, let last = ranges.compactMap({ $0 }).max(by: { $0.upperBound < $1.upperBound }),
            ranges.allSatisfy({ $0 != nil })
        else { return [] }
        let tokens = answer.tokens(of: last)
        return [AliasMention(alias: name, tokens: tokens, isDenied: isDenied(at: tokens, in: answer.text))]
    }

    private static func parts(of name: String) -> [AnswerText] {
        let members = name.replacing(" & ", with: " and ").replacing(", ", with: " and ").components(
            separatedBy: " and ")
        let texts = members.map { AnswerText($0) }.filter { !$0.keys.isEmpty }
        return texts.count > 1 && name.contains(" and ") ? texts : []
    }

    private func isDenied(at tokens: Range<Int>, in text: TokenizedText) -> Bool {
        guard !isYesOrNo else { return false }
        return Negation.denies(tokens, in: text) || isAboutRelative(tokens, in: text)
    }

    /// `X's rival` is somebody else.
    private func isAboutRelative(_ tokens: Range<Int>, in text: TokenizedText) -> Bool {
        guard text.tokens[tokens.upperBound - 1].isPossessive, text.tokens.indices.contains(tokens.upperBound) else {
            return false
        }
        let next = text.words(from: tokens.upperBound, reach: 2)
        return next.contains { Self.relatives.contains($0.word) }
    }

    private static let relatives: Set<String> = [
        "father", "mother", "brother", "sister", "son", "daughter", "wife", "husband", "friend", "rival", "neighbour",
        "neighbor", "counterpart", "cousin", "successor", "predecessor", "fellow", "colleague", "partner", "uncle",
        "aunt",
        "nephew", "niece", "competitor", "assistant", "teacher", "student", "grandson", "grandfather", "contemporary",
    ]

    private var isYesOrNo: Bool {
        text.keys.count == 1 && ["yes", "no", "none", "not", "nothing", "never"].contains(text.keys[0].word)
    }

    /// Short aliases need care: `No` counts only where it answers, `2` not in `2-1`, `K` and `US` only in capitals.
    private func isDistinct(at range: Range<Int>, in text: TokenizedText) -> Bool {
        guard self.text.keys.count == 1 else { return true }
        let token = text.tokens[range.lowerBound]
        let word = self.text.keys[0].word
        if word == "yes" || word == "no" { return answersFirst(range.lowerBound, in: text) }
        if word.allSatisfy(\.isNumber), word.count <= 2 {
            let isFollowed = range.upperBound < text.tokens.count && text.tokens[range.upperBound].isJoined
            return !token.isJoined && !(isFollowed && text.tokens[range.upperBound].word.allSatisfy(\.isNumber))
        }
        guard word.count <= 2, word.allSatisfy(\.isLetter) else { return true }
        let own = self.text.text.tokens[0].surface
        if word == "a" || word == "i" { return token.after != nil && token.surface == own }
        return token.surface == own || self.text.text.tokens.count > 1 && token.surface.allSatisfy(\.isUppercase)
    }

    /// Whether a word opens a sentence or follows "the answer is".
    private func answersFirst(_ index: Int, in text: TokenizedText) -> Bool {
        guard index > 0 else { return true }
        let previous = text.tokens[index - 1]
        if previous.sentence != text.tokens[index].sentence { return true }
        return previous.word == "is" && index > 1 && text.tokens[index - 2].word == "answer"
    }
}
