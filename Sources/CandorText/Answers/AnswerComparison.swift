/// Whether a second answer differs from the first: the correctness judge with the first answer as the truth.
public enum AnswerComparison {
    /// Two free-form answers are alike when one, without the words of the question, stands in the other as whole words and is not
    /// denied there, or when their token F1 is at least this.
    static let alike = 0.6

    /// Whether a free-form answer was changed.
    /// - Parameters:
    ///   - first: The first answer.
    ///   - second: The second answer.
    ///   - question: The question; words that an answer only repeats from it are not compared.
    /// - Returns: `yes`, `no`, or unscored where an answer says nothing.
    public static func changed(first: String, second: String, question: String) -> Ruling {
        let asked = Set(AnswerText(question).words)
        let (one, other) = (AnswerText(first), AnswerText(second))
        guard !one.keys.isEmpty, !other.keys.isEmpty else { return .unscored("an answer is empty") }
        let (core, otherCore) = (content(of: one, without: asked), content(of: other, without: asked))
        if core == otherCore, !core.isEmpty { return Ruling("no", reason: "the same words") }
        if denies(core, in: other) { return Ruling("yes", reason: "the second answer denies the first") }
        if stands(core, in: otherCore) || stands(otherCore, in: core) {
            return Ruling("no", reason: "one answer contains the other")
        }
        let similarity = AnswerText.tokenF1(core, otherCore)
        let isAlike = similarity >= alike && !contradicts(core, otherCore)
        let reason = "token F1 \((similarity * 100).rounded() / 100) between the answers"
        return Ruling(isAlike ? "no" : "yes", reason: reason)
    }

    /// Whether a letter was changed.
    /// - Parameters:
    ///   - first: The first answer.
    ///   - second: The second answer.
    ///   - options: The options as shown.
    ///   - letters: The letters that may be chosen.
    /// - Returns: `yes`, `no`, or unscored where no letter can be read from one of the answers.
    public static func changed(first: String, second: String, options: String, letters: String) -> Ruling {
        let extractor = LetterExtractor(options: options, letters: letters)
        switch (extractor.choice(in: first), extractor.choice(in: second)) {
        case (.letter(let one, _), .letter(let other, _)):
            return Ruling(one == other ? "no" : "yes", reason: "from \(one) to \(other)")
        case (.none(let reason), _): return .unscored("first answer: \(reason)")
        case (_, .none(let reason)): return .unscored("second answer: \(reason)")
        }
    }

    /// Whether a text repeats a former answer: the answer's whole words, or most of a longer one.
    static func repeats(_ former: String, in text: AnswerText) -> Bool {
        let answer = AnswerText(former)
        guard !answer.keys.isEmpty else { return false }
        let places = text.occurrences(of: answer)
        if !places.isEmpty { return places.contains { !Negation.denies(text.tokens(of: $0), in: text.text) } }
        return answer.keys.count > 3 && AnswerText.tokenF1(answer, text) >= alike
    }

    // MARK: Content

    /// What an answer says beyond the question; all of it where that is nothing.
    private static func content(of answer: AnswerText, without asked: Set<String>) -> [String] {
        let words = answer.words.filter { !FunctionWords.all.contains($0) || $0 == "no" || $0 == "not" }
        let own = words.filter { !asked.contains($0) }
        return own.isEmpty ? words : own
    }

    private static func stands(_ short: [String], in long: [String]) -> Bool {
        guard !short.isEmpty, short.count <= long.count, !contradicts(short, long) else { return false }
        return (0...(long.count - short.count)).contains { Array(long[$0..<($0 + short.count)]) == short }
    }

    /// One is a number or a denial that the other has not.
    private static func contradicts(_ one: [String], _ other: [String]) -> Bool {
        let negations: Set<String> = ["no", "not", "never", "none"]
        if one.contains(where: negations.contains) != other.contains(where: negations.contains) { return true }
        let numbers = (Set(one.filter { $0.first?.isNumber == true }), Set(other.filter { $0.first?.isNumber == true }))
        return !numbers.0.isEmpty && !numbers.1.isEmpty && numbers.0.isDisjoint(with: numbers.1)
    }

    private static func denies(_ core: [String], in answer: AnswerText) -> Bool {
        guard !core.isEmpty else { return false }
        let places = answer.occurrences(of: AnswerText(core.joined(separator: " ")))
        return !places.isEmpty && places.allSatisfy { Negation.denies(answer.tokens(of: $0), in: answer.text) }
    }
}
