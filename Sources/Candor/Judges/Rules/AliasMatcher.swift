/// Whether a free-form answer is correct: it names an alias of the right answer, or is closer to the true sentences than to the
/// false ones.
///
/// An alias is *sentence-long* when it has four or more words that are no function words, or two and a full stop at its end, and most
/// of these words are in lower case (so that titles are not). Where more of the right answer's aliases are
/// sentence-long than not, the closer of the true and the false list by token F1 decides, with a margin of 0.1. Elsewhere an
/// alias that stands in the response as whole words, and is not denied there, decides; sentences are compared only where no
/// short alias is named.
struct AliasMatcher: Sendable {
    /// By how much the closer list must be closer (token F1).
    static let margin = 0.1
    /// How alike a response and a true sentence must be where no false sentence is known (token F1).
    static let sufficient = 0.5

    private let correct: [Alias]
    private let incorrect: [Alias]

    /// Creates a matcher.
    /// - Parameters:
    ///   - correct: The aliases of the right answer.
    ///   - incorrect: Known wrong answers.
    init(correct: [String], incorrect: [String]) {
        self.correct = Self.aliases(correct)
        self.incorrect = Self.aliases(incorrect)
    }

    /// The names and, where they end in brackets, the names without: `Apple (computers)`.
    private static func aliases(_ names: [String]) -> [Alias] {
        let bare = names.compactMap { name in
            name.hasSuffix(")") ? name.lastIndex(of: "(").map { String(name[..<$0]) } : nil
        }
        return (names + bare).map(Alias.init).filter { !$0.text.keys.isEmpty }
    }

    /// The verdict on a response: `correct`, `incorrect` or unscored.
    func rule(on response: String) -> Ruling {
        let answer = AnswerText(response)
        guard !correct.isEmpty else { return .unscored("no right answer is known") }
        guard !answer.keys.isEmpty else { return Ruling("incorrect", reason: "the response is empty") }
        let sentences = correct.count { $0.isSentence }
        if sentences * 2 > correct.count { return closer(to: answer) }
        let ruling = named(in: answer)
        if sentences > 0, ruling.verdict == nil || ruling.reason == Self.noAlias { return closer(to: answer) }
        return ruling
    }

    // MARK: Short aliases

    private static let noAlias = "no alias of the right answer is named"

    private func named(in answer: AnswerText) -> Ruling {
        let right = mentions(of: correct, in: answer)
        let wrong = mentions(of: incorrect, in: answer)
        // "George Bush" within "George Bush Senior" names only the longer.
        let rightAlone = right.filter { mention in !wrong.contains { $0.covers(mention) } }
        let wrongAlone = wrong.filter { mention in !right.contains { $0.covers(mention) } }
        let namedRight = rightAlone.filter { !$0.isDenied }
        let namedWrong = wrongAlone.filter { !$0.isDenied }
        if let named = namedRight.last, let denied = rightAlone.first(where: \.isDenied), namedWrong.isEmpty {
            return .unscored("both names \"\(named.alias)\" and denies \"\(denied.alias)\"")
        }
        switch (namedRight.last, namedWrong.last) {
        case (let right?, nil): return Ruling("correct", reason: "names \"\(right.alias)\"")
        case (nil, let wrong?): return Ruling("incorrect", reason: "names the wrong answer \"\(wrong.alias)\"")
        case (let right?, let wrong?):
            let main = (namedRight.filter { !isConceded($0, answer) }, namedWrong.filter { !isConceded($0, answer) })
            return decided(main.0, main.1) ?? concluded(namedRight, namedWrong, answer) ?? both(right, wrong)
        case (nil, nil): break
        }
        if let denied = rightAlone.first { return Ruling("incorrect", reason: "denies \"\(denied.alias)\"") }
        let doesNotSay = UnknownCues.reads(asUnknown: answer.text)
        return Ruling("incorrect", reason: doesNotSay ? "says that it does not know" : Self.noAlias)
    }

    /// The answer where only one of the two is named.
    private func decided(_ right: [AliasMention], _ wrong: [AliasMention]) -> Ruling? {
        switch (right.last, wrong.last) {
        case (let right?, nil): Ruling("correct", reason: "answers with \"\(right.alias)\"")
        case (nil, let wrong?): Ruling("incorrect", reason: "answers with the wrong answer \"\(wrong.alias)\"")
        default: nil
        }
    }

    /// Whether an answer is named only to be set aside: `although X …`, `many people think X`, `often confused with X`.
    private func isConceded(_ mention: AliasMention, _ answer: AnswerText) -> Bool {
        let before = answer.text.words(before: mention.tokens.lowerBound, reach: 8)
        return before.contains { Self.concessions.contains($0.word) }
    }

    private static let concessions: Set<String> = [
        "although", "though", "while", "whereas", "despite", "unlike", "many", "some", "people", "often", "commonly",
        "confused", "mistaken", "popularly", "widely", "thought", "tempting",
    ]

    private func both(_ right: AliasMention, _ wrong: AliasMention) -> Ruling {
        .unscored("names both \"\(right.alias)\" and the wrong answer \"\(wrong.alias)\"")
    }

    /// The answer after the last conclusion ("the answer is …", "actually …"), if only one is named there.
    private func concluded(_ right: [AliasMention], _ wrong: [AliasMention], _ answer: AnswerText) -> Ruling? {
        guard let start = ConclusionCues.last(in: answer.text) else { return nil }
        return decided(right.filter { $0.tokens.lowerBound >= start }, wrong.filter { $0.tokens.lowerBound >= start })
    }

    private func mentions(of aliases: [Alias], in answer: AnswerText) -> [AliasMention] {
        aliases.filter { !$0.isSentence }.flatMap { $0.mentions(in: answer) }.sorted {
            $0.tokens.lowerBound < $1.tokens.lowerBound
        }
    }

    // MARK: Sentences

    private func closer(to answer: AnswerText) -> Ruling {
        let right = closest(of: correct, to: answer)
        let wrong = closest(of: incorrect, to: answer)
        if incorrect.isEmpty {
            if correct.contains(where: { !answer.occurrences(of: $0.text).isEmpty }) {
                return Ruling("correct", reason: "repeats a true answer")
            }
            if right >= Self.sufficient {
                return Ruling("correct", reason: "token F1 \(rounded(right)) to the true answers")
            }
            return .unscored("token F1 \(rounded(right)) to the true answers, and no false answer to compare with")
        }
        let reason = "token F1 \(rounded(right)) to the true answers, \(rounded(wrong)) to the false ones"
        // A hair's breadth for the rounding of differences such as 0.5 - 0.4.
        guard abs(right - wrong) >= Self.margin - 1e-9 else { return .unscored("\(reason): too close") }
        return Ruling(right > wrong ? "correct" : "incorrect", reason: reason)
    }

    private func closest(of aliases: [Alias], to answer: AnswerText) -> Double {
        aliases.map { AnswerText.tokenF1(answer, $0.text) }.max() ?? 0
    }

    private func rounded(_ value: Double) -> String {
        String((value * 100).rounded() / 100)
    }
}
