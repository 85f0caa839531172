/// Whether a free-form answer is correct: it names an alias of the right answer, or is closer to the true sentences than to the
/// false ones.
///
/// An alias is *sentence-long* when it has four or more words that are no function words, or two and a full stop at its end, and most
/// of these words are in lower case (so that titles are not). Where more of the right answer's aliases are
/// sentence-long than not, the closer of the true and the false list by token F1 decides, with a margin of 0.1. Elsewhere an
/// alias that stands in the response as whole words, and is not denied there, decides; sentences are compared only where no
/// short alias is named.
package struct AliasMatcher: Sendable {
    /// By how much the closer list must be closer (token F1).
    static let margin = 0.1
    /// How alike a response and a true sentence must be where no false sentence is known (token F1).
    static let sufficient = 0.5

    private let question: String
    private let reading: QuestionReading
    private let correct: [Alias]
    private let incorrect: [Alias]
    /// The answers that are yes or no, where the question wants one of them.
    private let polarity: Polarity?
    /// All words of the right answer's names.
    private let names: Set<String>

    /// Creates a matcher.
    /// - Parameters:
    ///   - correct: The aliases of the right answer.
    ///   - incorrect: Known wrong answers.
    ///   - question: The question; empty where it is not known.
    package init(correct: [String], incorrect: [String], question: String = "") {
        let reading = QuestionReading(question)
        self.question = question
        self.reading = reading
        self.correct = Self.aliases(correct, reading.asksForForm)
        self.incorrect = Self.aliases(incorrect, reading.asksForForm)
        polarity = Polarity(ofAnswers: correct)
        names = Set((self.correct + self.incorrect).flatMap { $0.text.text.words })
    }

    /// The names and, where they end in brackets or go on after a comma, the names without: `Apple (computers)`, `Athens, Greece`.
    private static func aliases(_ names: [String], _ keepsForms: Bool) -> [Alias] {
        let bare = names.compactMap { name in
            name.hasSuffix(")") ? name.lastIndex(of: "(").map { String(name[..<$0]) } : nil
        }
        return (names + bare + names.compactMap(beforeComma)).map { Alias($0, keepsForms: keepsForms) }
            .filter { !$0.text.keys.isEmpty }
    }

    /// The place before its country: a name, a comma, and one or two words with capitals.
    private static func beforeComma(_ name: String) -> String? {
        let parts = name.split(separator: ",")
        guard parts.count == 2, parts[0].count > 3, parts[0].allSatisfy({ !$0.isNumber }) else { return nil }
        let rest = parts[1].split(separator: " ")
        return (1...2).contains(rest.count) && rest.allSatisfy { $0.first?.isUppercase == true }
            ? String(parts[0]) : nil
    }

    /// The verdict on a response: `correct`, `incorrect` or unscored.
    package func rule(on response: String) -> Ruling {
        let answer = AnswerText(response, keepsForms: reading.asksForForm)
        guard !correct.isEmpty else { return .unscored("no right answer is known") }
        guard !answer.keys.isEmpty else { return Ruling("incorrect", reason: "the response is empty") }
        if let polarity, incorrect.allSatisfy({ !$0.isSentence }) {
            return YesNoReader(answer.text, question: question).rule(right: polarity)
        }
        let sentences = correct.count { $0.isSentence }
        if sentences * 2 > correct.count { return closer(to: answer) }
        let ruling = named(in: answer)
        if sentences > 0, ruling.verdict == nil || ruling.reason == Self.noAlias { return closer(to: answer) }
        return ruling
    }

    // MARK: Short aliases

    private static let noAlias = "no alias of the right answer is named"

    private func named(in answer: AnswerText) -> Ruling {
        let reader = StandingReader(text: answer.text, question: reading, names: names)
        let right = mentions(of: correct, in: answer, reader)
        let wrong = mentions(of: incorrect, in: answer, reader)
        let reply = ReplyReading(answer.text, question: reading)
        // "George Bush" within "George Bush Senior" names only the longer.
        let rightAlone = right.filter { mention in !wrong.contains { $0.covers(mention) } }
        let wrongAlone = wrong.filter { mention in !right.contains { $0.covers(mention) } }
        let names = NamedAnswers(
            right: Self.outsideBrackets(rightAlone, beside: wrongAlone, in: answer.text),
            wrong: Self.outsideBrackets(wrongAlone, beside: rightAlone, in: answer.text), reply: reply)
        return names.ruling() ?? notNamed(in: answer, reply)
    }

    /// What stands in brackets beside another answer that does not is a remark: `100 °C (212 °F)`.
    private static func outsideBrackets(
        _ mentions: [AliasMention], beside others: [AliasMention], in text: TokenizedText
    )
        -> [AliasMention]
    {
        let isRemark = others.contains { $0.standing >= .plain && !text.tokens[$0.tokens.lowerBound].isBracketed }
        guard isRemark else { return mentions }
        return mentions.map { mention in
            var mention = mention
            if text.tokens[mention.tokens.lowerBound].isBracketed { mention.standing = min(mention.standing, .aside) }
            return mention
        }
    }

    /// The response names neither the right answer nor a known wrong one.
    private func notNamed(in answer: AnswerText, _ reply: ReplyReading) -> Ruling {
        if let refusal = RefusalCues.refusal(in: answer.text) {
            return Ruling("incorrect", reason: "declines to answer: \(refusal)")
        }
        if UnknownCues.reads(asUnknown: answer.text) {
            return Ruling("incorrect", reason: "says that it does not know")
        }
        if let near = NearMatch.find(correct, in: answer, asked: reading.asked) {
            return .unscored("names \"\(near.found)\", which is nearly \"\(near.alias)\"")
        }
        if let opening = Polarity(opening: correct), let bare = Polarity(bare: answer.text) {
            return Ruling(bare == opening ? "correct" : "incorrect", reason: "says \(bare.rawValue)")
        }
        if ReplyContent.isStance(answer.text) { return .unscored("speaks of its answer without giving it") }
        return Ruling("incorrect", reason: Self.noAlias)
    }

    private func mentions(of aliases: [Alias], in answer: AnswerText, _ reader: StandingReader) -> [AliasMention] {
        aliases.filter { !$0.isSentence }.flatMap { $0.mentions(in: answer, reader: reader) }.sorted {
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
