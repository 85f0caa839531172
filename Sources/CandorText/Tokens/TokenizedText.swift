import Foundation

/// A text cut into words once, with what the rules ask about each: its folded form, its sentence and its clause.
struct TokenizedText: Sendable {
    /// One word, or one part of a contraction.
    struct Token: Hashable, Sendable {
        /// Lower case, without accents, apostrophes and possessive endings; `isn't` is the two words `is` and `not`.
        var word: String
        /// The word as it was written, without a possessive ending.
        var surface: String
        /// Which sentence it is in, from 0.
        var sentence: Int
        /// Which clause it is in, from 0, counted over the whole text; commas, brackets, dashes and `but` begin a new one.
        var clause: Int
        /// Whether it was written with a possessive ending.
        var isPossessive: Bool
        /// Whether nothing but a hyphen or another sign, and no space, parts it from the word before.
        var isJoined: Bool
        /// The sign right before it, past any markup; `nil` at a space or the beginning.
        var before: Character?
        /// The sign right after it, past any markup; `nil` at a space or the end.
        var after: Character?
        /// Whether it stands in brackets.
        var isBracketed = false
        /// Whether it is set in bold type.
        var isBold = false
        /// Whether an equals sign or an arrow parts it from the word before.
        var isResult = false
    }

    /// The words in order.
    let tokens: [Token]
    /// The sentences that end with a question mark.
    let questions: Set<Int>

    /// Cuts a text into words.
    init(_ text: String) {
        var tokenizer = Tokenizer(text)
        tokens = tokenizer.run()
        questions = tokenizer.questions
    }

    /// The folded forms.
    var words: [String] { tokens.map(\.word) }

    /// The number of sentences that hold a word.
    var sentenceCount: Int { (tokens.last?.sentence ?? -1) + 1 }

    /// The words of the clause of token `index` that stand before it, the nearest last, at most `reach` of them.
    func words(before index: Int, reach: Int) -> ArraySlice<Token> {
        let clause = tokens[index].clause
        var first = index
        while first > 0, index - first < reach, tokens[first - 1].clause == clause { first -= 1 }
        return tokens[first..<index]
    }

    /// The words of the sentence of token `index - 1` from `index` on, at most `reach` of them.
    func words(from index: Int, reach: Int) -> ArraySlice<Token> {
        guard index > 0, index < tokens.count else { return [] }
        let sentence = tokens[index - 1].sentence
        var end = index
        while end < tokens.count, end - index < reach, tokens[end].sentence == sentence { end += 1 }
        return tokens[index..<end]
    }

    /// The words of token `index`'s sentence that stand before it, the nearest last, at most `reach` of them.
    func sentenceWords(before index: Int, reach: Int) -> ArraySlice<Token> {
        guard index > 0, index < tokens.count else { return [] }
        let sentence = tokens[index].sentence
        var first = index
        while first > 0, index - first < reach, tokens[first - 1].sentence == sentence { first -= 1 }
        return tokens[first..<index]
    }

    /// The tokens of the sentence that a token is in, at most `reach` to each side.
    func sentence(around index: Int, reach: Int = 60) -> Range<Int> {
        let sentence = tokens[index].sentence
        var first = index
        while first > 0, index - first < reach, tokens[first - 1].sentence == sentence { first -= 1 }
        var end = index + 1
        while end < tokens.count, end - index < reach, tokens[end].sentence == sentence { end += 1 }
        return first..<end
    }
}
