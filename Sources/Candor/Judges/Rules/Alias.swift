/// One way to write an answer.
struct Alias: Sendable {
    /// As it is written.
    let name: String
    /// What it is compared by.
    let text: AnswerText
    /// Whether it is compared as a sentence rather than looked for word by word; see ``AliasMatcher``.
    let isSentence: Bool

    /// Creates an alias.
    init(_ name: String) {
        self.name = name
        text = AnswerText(name)
        let content = text.text.tokens.filter { !FunctionWords.all.contains($0.word) }
        let capitals = content.dropFirst().count { $0.surface.first?.isUppercase == true }
        let isTitle = content.count > 1 && capitals * 2 >= content.count - 1
        let isClosed = name.last == "." && text.text.tokens.count >= 3
        isSentence = !isTitle && content.count >= 4 || isClosed
    }

    /// Where the alias stands in an answer as whole words.
    func mentions(in answer: AnswerText) -> [AliasMention] {
        let isAll = answer.keys.count == text.keys.count
        return answer.occurrences(of: text).compactMap { range in
            let tokens = answer.tokens(of: range)
            guard isAll || isDistinct(at: tokens, in: answer.text) else { return nil }
            return AliasMention(alias: name, tokens: tokens, isDenied: isDenied(at: tokens, in: answer.text))
        }
    }

    private func isDenied(at tokens: Range<Int>, in text: TokenizedText) -> Bool {
        isYesOrNo ? false : Negation.denies(tokens, in: text)
    }

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
