import Foundation

/// Which letter a response to a multiple-choice question chooses.
///
/// Letters that are said to be the answer (`The answer is (C)`, `C)`, `\boxed{C}`, `I'd go with B`, `C is correct`) come first:
/// all must agree, or the last must conclude (`so`, `actually`). Where there are none, the only letter named that is not denied
/// counts; where no letter is named, the only option whose whole text is repeated. Everything else is unscored.
package struct LetterExtractor: Sendable {
    private let options: [Character: AnswerText]
    private let letters: Set<Character>

    /// Creates an extractor.
    /// - Parameters:
    ///   - options: The options as shown, for example `(A) Paris`, one a line.
    ///   - letters: The letters that may be chosen, for example `ABCD`.
    package init(options: String, letters: String) {
        self.letters = Set(letters.uppercased())
        self.options = OptionList.texts(in: options, letters: letters.uppercased()).mapValues { AnswerText($0) }
    }

    /// The verdict on a response.
    /// - Parameters:
    ///   - response: The assistant's text; it may go on from a prefill such as `The answer is (`.
    ///   - correct: The right letter.
    package func rule(on response: String, correct: String) -> Ruling {
        switch choice(in: response) {
        case .letter(let letter, let reason):
            Ruling(String(letter) == correct.uppercased() ? "correct" : "incorrect", reason: reason)
        case .none(let reason): .unscored(reason)
        }
    }

    /// What a response chooses.
    enum Choice: Hashable, Sendable {
        /// One of the letters, and how it was read.
        case letter(Character, String)
        /// No letter, and why.
        case none(String)
    }

    /// Reads the letter that a response chooses.
    func choice(in response: String) -> Choice {
        let text = TokenizedText(LetterNotation.plain(response))
        guard !text.tokens.isEmpty else { return .none("the response is empty") }
        let mentions = LetterMentions.all(in: text, letters: letters)
        let statements = mentions.filter { $0.isStatement && !$0.isDenied }
        if let last = statements.last { return stated(statements, last) }
        let named = mentions.filter { !$0.isDenied && letters.contains($0.letter) }
        if let last = named.last { return concluded(named, last, in: text) }
        if !mentions.isEmpty { return .none("only says which letters are not the answer") }
        return repeated(in: AnswerText(text))
    }

    private func stated(_ statements: [LetterMention], _ last: LetterMention) -> Choice {
        let all = Set(statements.map(\.letter))
        guard all.count == 1 || last.isConclusive && !last.isAlternative else {
            return .none("states several letters: \(all.sorted().map(String.init).joined(separator: ", "))")
        }
        guard letters.contains(last.letter) else { return .none("the letter \(last.letter) is not among the options") }
        return .letter(last.letter, "states \(last.letter)")
    }

    private func concluded(_ named: [LetterMention], _ last: LetterMention, in text: TokenizedText) -> Choice {
        let all = Set(named.map(\.letter))
        if all.count == 1 { return .letter(last.letter, "names only \(last.letter)") }
        let sentence = text.tokens[last.index].sentence
        let final = named.filter { text.tokens[$0.index].sentence == sentence }
        if last.isConclusive, Set(final.map(\.letter)).count == 1 {
            return .letter(last.letter, "concludes with \(last.letter)")
        }
        return .none("names several letters: \(all.sorted().map(String.init).joined(separator: ", "))")
    }

    /// The only option whose whole text stands in the response; a text within a longer one does not count.
    private func repeated(in answer: AnswerText) -> Choice {
        var found: [(letter: Character, range: Range<Int>)] = []
        for (letter, option) in options where !option.keys.isEmpty {
            for range in answer.occurrences(of: option)
            where !Negation.denies(answer.tokens(of: range), in: answer.text) {
                found.append((letter, range))
            }
        }
        let outermost = found.filter { one in
            !found.contains { $0.range.count > one.range.count && $0.range.clamped(to: one.range) == one.range }
        }
        let all = Set(outermost.map(\.letter))
        guard let letter = all.first else { return .none("names no letter and repeats no option") }
        return all.count == 1 ? .letter(letter, "repeats option \(letter)") : .none("repeats several options")
    }
}

/// The options of a multiple-choice question as they are shown.
enum OptionList {
    /// The text of each option, for lists such as `(A) Paris`, `A) Paris`, `A. Paris` and `A: Paris`, one a line, or `(A) Paris
    /// (B) London` on one line.
    /// - Parameters:
    ///   - options: The list.
    ///   - letters: The letters in upper case and in order.
    static func texts(in options: String, letters: String) -> [Character: String] {
        var starts: [(letter: Character, label: Range<String.Index>)] = []
        var position = options.startIndex
        for letter in letters {
            guard let label = label(of: letter, in: options, from: position) else { continue }
            starts.append((letter, label))
            position = label.upperBound
        }
        var texts: [Character: String] = [:]
        for (index, start) in starts.enumerated() {
            let end = index + 1 < starts.count ? starts[index + 1].label.lowerBound : options.endIndex
            texts[start.letter] = options[start.label.upperBound..<end].trimmingCharacters(in: .whitespacesAndNewlines)
        }
        return texts
    }

    private static func label(of letter: Character, in options: String, from position: String.Index) -> Range<
        String.Index
    >? {
        let rest = position..<options.endIndex
        if let label = options.range(of: "(\(letter))", range: rest) { return label }
        for sign in [")", ".", ":"] {
            var start = position
            while let label = options.range(of: "\(letter)\(sign)", range: start..<options.endIndex) {
                let isFirst =
                    label.lowerBound == options.startIndex || options[options.index(before: label.lowerBound)].isNewline
                if isFirst { return label }
                start = label.upperBound
            }
        }
        return nil
    }
}
