/// Finds the letters that a response names, and what it says of each.
struct LetterMentions {
    /// All mentions, first to last.
    /// - Parameters:
    ///   - text: The response.
    ///   - letters: The letters that may be chosen; another letter counts only where it is stated to be the answer.
    static func all(in text: TokenizedText, letters: Set<Character>) -> [LetterMention] {
        let finder = LetterMentions(text: text)
        var mentions = text.tokens.indices.compactMap { finder.mention(at: $0) }
        finder.joinAlternatives(&mentions)
        finder.ignoreList(&mentions)
        return mentions.filter { $0.isStatement || letters.contains($0.letter) }
    }

    private let text: TokenizedText
    private var tokens: [TokenizedText.Token] { text.tokens }

    // MARK: One letter

    private func mention(at index: Int) -> LetterMention? {
        let token = tokens[index]
        guard token.surface.count == 1, let letter = token.surface.uppercased().first, letter.isASCII, letter.isLetter,
            !token.isPossessive
        else { return nil }
        let isAll = tokens.count == 1
        let isStated = isAll || isBoxed(index) || leads(index) || isCalledCorrect(index) || followsCue(index)
        guard isAll || isWrapped(token) || isBareLetter(index, isStated: isStated) else { return nil }
        var mention = LetterMention(letter: letter, index: index)
        mention.isDenied =
            Negation.denies(index..<(index + 1), in: text) || AsideCues.isHypothetical(index..<(index + 1), in: text)
        mention.isStatement = isStated && !mention.isDenied
        mention.isConclusive = isBoxed(index) || concludes(index)
        return mention
    }

    private func isWrapped(_ token: TokenizedText.Token) -> Bool {
        if let before = token.before, "([{".contains(before) { return token.after.map { ")]}".contains($0) } != false }
        return token.after == ")" && token.before == nil
    }

    /// A capital that is no article, pronoun or initial; a small letter only where it is stated.
    private func isBareLetter(_ index: Int, isStated: Bool) -> Bool {
        let token = tokens[index]
        let next = text.words(from: index + 1, reach: 1).first
        guard token.surface.first?.isUppercase == true else {
            return isStated && !["a", "i"].contains(token.word) && (next == nil || token.after != nil)
        }
        if token.word == "i" { return token.after == "." || token.after == ":" || next == nil && isStated }
        let isFollowed = token.after == nil && next != nil
        if token.word == "a", isFollowed, next.map({ Self.afterLetter.contains($0.word) }) != true { return false }
        guard !isStated, index > 0, tokens[index - 1].sentence == token.sentence else { return true }
        let previous = tokens[index - 1]
        let isListed =
            previous.surface.count == 1 && previous.surface.first?.isUppercase == true && previous.after == ","
        return isListed || Self.beforeLetter.contains(previous.word)
    }

    private static let afterLetter: Set<String> = [
        "because", "is", "since", "as", "seems", "would", "was", "and", "or", "which", "looks", "makes", "for", "but",
        "must",
    ]
    private static let beforeLetter: Set<String> = [
        "option", "options", "choice", "choices", "letter", "answer", "is", "be", "with", "pick", "choose", "select",
        "or", "but",
        "and", "so", "both", "not", "than", "say", "between", "eliminate", "leaves", "leaving", "was", "think",
        "either",
    ]

    // MARK: What states a letter

    private func isBoxed(_ index: Int) -> Bool {
        let before = tokens[..<index].suffix(2).map(\.word)
        return before.last == "boxed" || before == ["boxed", "text"] || before == ["boxed", "textbf"]
            || before == ["boxed", "mathrm"]
    }

    /// The response begins with it: `C)`, `C. Paris`, `C because …`.
    private func leads(_ index: Int) -> Bool {
        guard index == 0 else { return false }
        let next = text.words(from: 1, reach: 1).first
        if let after = tokens[0].after { return ").:;-—]}".contains(after) || after == "," && next?.surface.count != 1 }
        guard let next else { return true }
        return ["because", "since", "as", "is"].contains(next.word) || tokens[0].before == "("
    }

    /// `B is correct`, `option B is the best answer`.
    private func isCalledCorrect(_ index: Int) -> Bool {
        let after = text.words(from: index + 1, reach: 5).map(\.word)
        guard let first = after.first, ["is", "must", "would", "seems"].contains(first) else { return false }
        let rest = after.dropFirst().drop {
            ["be", "the", "therefore", "thus", "clearly", "most", "my", "likely", "indeed"].contains($0)
        }
        return rest.first.map { ["correct", "right", "best", "answer", "true", "final"].contains($0) } == true
    }

    /// `The answer is (C)`, `Answer: C`, `I'd go with C`, `The answer is Paris (C)`.
    private func followsCue(_ index: Int) -> Bool {
        var sawCopula = false
        var position = index
        while position > 0, index - position < 8 {
            position -= 1
            let token = tokens[position]
            let isBreak = token.sentence != tokens[index].sentence
            if LetterNotation.announces(token.word) {
                return true
            }
            if Self.nouns.contains(token.word) {
                // A heading, "Final answer", may stand in a line of its own.
                let isHeading = isBreak && tokens[(position + 1)..<index].isEmpty
                if sawCopula || LetterNotation.nouns.contains(token.word) || token.after == ":" || token.after == "="
                    || isHeading
                {
                    return true
                }
                if !Self.fillers.contains(token.word) { return false }
                continue
            }
            if isBreak { return false }
            if Self.verbs.contains(token.word) { return true }
            if token.word == "with" || token.word == "for" {
                return position > 0
                    && ["go", "going", "stick", "sticking", "opt", "went"].contains(tokens[position - 1].word)
            }
            if Self.copulas.contains(token.word) {
                sawCopula = true
            } else if !Self.fillers.contains(token.word) {
                return isWrapped(tokens[index]) && followsAnswerInSentence(index)
            }
        }
        return false
    }

    private func followsAnswerInSentence(_ index: Int) -> Bool {
        let sentence = tokens[index].sentence
        let start = tokens[..<index].lastIndex { $0.sentence != sentence }.map { $0 + 1 } ?? 0
        let before = tokens[start..<index]
        guard !before.contains(where: { isWrapped($0) && $0.surface.count == 1 }) else { return false }
        let words = before.map(\.word)
        return zip(words, words.dropFirst()).contains { $0 == "answer" && Self.copulas.contains($1) }
    }

    private static let nouns = LetterNotation.nouns.union([
        "answer", "choice", "option", "letter", "guess", "conclusion",
    ])
    private static let verbs: Set<String> = [
        "choose", "chose", "pick", "select", "picking", "choosing", "selecting", "picked", "selected",
    ]
    private static let copulas: Set<String> = [
        "is", "be", "was", "remains", "are", "stays", "ist", "lautet", "bleibt", "es", "est", "e", "era", "sigue",
        "reste", "er",
        "ar", "jest", "to",
    ]
    private static let fillers: Set<String> = [
        "would", "should", "must", "could", "definitely", "clearly", "option", "choice", "letter", "likely", "probably",
        "most",
        "still", "therefore", "actually", "thus", "indeed", "now", "as", "follows", "the", "correct", "right", "best",
        "i", "think", "believe", "to", "this", "question", "then", "final", "answer", "given", "by", "same",
        "definitively",
        "la", "el", "le", "die", "der", "das", "il", "lo", "o", "a", "de", "het", "richtige", "richtig", "korrekte",
        "correcta",
        "correcte", "correct", "corretta", "correta", "bonne", "juste", "opcion", "opcao", "option", "opzione", "letra",
        "lettre", "buchstabe", "lettera", "juiste", "final", "also", "donc", "por", "tanto", "finale",
    ]

    /// A word of conclusion or correction before the letter in its sentence.
    private func concludes(_ index: Int) -> Bool {
        let sentence = tokens[index].sentence
        return tokens[..<index].reversed().prefix { $0.sentence == sentence }.contains {
            Self.conclusive.contains($0.word)
        }
    }

    private static let conclusive: Set<String> = [
        "so", "therefore", "thus", "hence", "but", "actually", "wait", "however", "final", "finally", "conclusion",
        "conclude",
        "instead", "leaves", "leaving", "overall", "consequently", "ultimately", "now", "revised", "sorry", "apologize",
    ]

    // MARK: Several letters

    /// `B or C`: the second is stated as the first is, and neither is the only one.
    private func joinAlternatives(_ mentions: inout [LetterMention]) {
        for index in mentions.indices.dropFirst() {
            let (first, second) = (mentions[index - 1], mentions[index])
            let between = tokens[(first.index + 1)..<second.index]
            guard first.letter != second.letter, tokens[first.index].sentence == tokens[second.index].sentence,
                between.count <= 3,
                between.allSatisfy({ ["or", "and", "either", "option", "maybe", "possibly"].contains($0.word) }),
                between.contains(where: { $0.word == "or" || $0.word == "and" }) || tokens[second.index].isJoined
                    || between.isEmpty
            else { continue }
            let isStatement = (first.isStatement || second.isStatement) && !first.isDenied && !second.isDenied
            for position in [index - 1, index] {
                mentions[position].isStatement = isStatement
                mentions[position].isAlternative = true
            }
        }
    }

    /// A response that begins by listing the options, `A) … B) …`, has not chosen the first.
    private func ignoreList(_ mentions: inout [LetterMention]) {
        guard let first = mentions.first, first.index == 0, let value = first.letter.asciiValue else { return }
        // One that names an earlier letter later on has chosen: "B) Bern. A) Rome is in Italy".
        guard !mentions.contains(where: { ($0.letter.asciiValue ?? 0) < value }) else { return }
        let isList = mentions.contains { mention in
            mention.letter.asciiValue == value + 1 && !mention.isStatement && tokens[mention.index].after != nil
                && tokens[mention.index].after == tokens[0].after
        }
        if isList { mentions[0].isStatement = false }
    }
}
