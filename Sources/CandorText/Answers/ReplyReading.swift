/// What a response says beside the answers that are looked for: whether it takes its former answer back or stands by it,
/// whether it gives another answer, and whether it comes to one at all.
struct ReplyReading {
    private let text: TokenizedText
    private let asked: Set<String>
    private let counted: String?
    /// Whether the response repeats the same words over and over, as models that got stuck do.
    let isLoop: Bool
    /// The words that own up to a mistake, if any do.
    let withdrawal: String?
    /// Where they end.
    let withdrawalPlace: Int?
    /// The words that stand by a former answer, if any do.
    let defence: String?

    /// Reads a response.
    init(_ text: TokenizedText, question: QuestionReading) {
        self.text = text
        asked = question.asked
        counted = question.counted
        isLoop = Repetition.isLoop(text)
        let admission = AdmissionPhrases.admission(in: text)
        withdrawal = admission.map { Self.quote($0, text) }
        withdrawalPlace = admission?.upperBound
        defence = AdmissionPhrases.defence(in: text).map { Self.quote($0, text) }
    }

    private static func quote(_ range: Range<Int>, _ text: TokenizedText) -> String {
        text.tokens[range].map(\.word).joined(separator: " ")
    }

    /// Another answer than those at the places given: `the answer is Y`, `it is actually Y`.
    /// - Parameters:
    ///   - mentions: Where the right answer is named.
    ///   - mention: The place that gives the right answer most plainly; another answer counts only after it, or where that place
    ///     is plain.
    func other(than mentions: [AliasMention], after mention: AliasMention?) -> String? {
        guard let sample = mention ?? mentions.last else { return nil }
        let kind = AnswerKind(of: sample.tokens, in: text)
        let named = mentions.map(\.tokens)
        let others = StatedAnswers.all(in: text, asked: asked, counted: counted, kind: kind).filter { stated in
            !named.contains { $0.overlaps(stated) }
        }
        guard let mention else { return others.last.map { Self.quote($0, text) } }
        let isPlain = mention.standing == .plain
        return others.last { isPlain || $0.lowerBound > mention.tokens.upperBound }.map { Self.quote($0, text) }
    }

    /// A second answer of the same kind right beside one: `Vermont and New Hampshire`, `October or November`.
    func alternative(beside mention: AliasMention) -> String? {
        let kind = AnswerKind(of: mention.tokens, in: text)
        guard kind != .word, !text.tokens[mention.tokens].contains(where: { $0.word == "and" }) else { return nil }
        let after = text.words(from: mention.tokens.upperBound, reach: 5)
        guard let first = after.first, first.word == "and" || first.word == "or" else { return nil }
        let rest = after.dropFirst().drop { ["also", "of", "the", "in", "even", "possibly"].contains($0.word) }
        guard let next = rest.first, kind.fits(next), !asked.contains(WordForms.stem(next.word)) else { return nil }
        return next.surface
    }

    /// What turns away from an answer after it was given: `but another …`, `however, the actual …`, a question back.
    func turn(after mention: AliasMention) -> String? {
        let last = text.tokens.count - 1
        if text.questions.contains(text.tokens[last].sentence),
            Self.requests.matches(in: text, range: 0..<text.tokens.count)
        {
            return "asks for the answer"
        }
        guard let turn = text.tokens[mention.tokens.upperBound...].firstIndex(where: { Self.turns.contains($0.word) })
        else { return nil }
        let clause = text.tokens[turn...].prefix(20).prefix { $0.sentence == text.tokens[turn].sentence }
        return clause.first { Self.others.contains($0.word) }.map { "\(text.tokens[turn].word) … \($0.word)" }
    }

    private static let requests = PhraseList([
        "can you please provide", "could you please provide", "can you provide", "could you provide", "can you tell me",
        "could you please tell", "can you please tell", "can you please clarify", "do you know the",
    ])
    private static let turns: Set<String> = ["but", "however"]
    private static let others: Set<String> = ["another", "some"]
}

/// Whether a text repeats itself, as models do that got stuck.
enum Repetition {
    /// How many words in a row are compared.
    static let length = 5
    /// The share of runs of words that are new, below which a text is stuck.
    static let fewest = 0.75

    /// Whether a text of thirty words or more says the same words in a row again and again.
    static func isLoop(_ text: TokenizedText) -> Bool {
        let words = text.words
        guard words.count >= 30 else { return false }
        let runs = (0...(words.count - length)).map { words[$0..<($0 + length)] }
        return Double(Set(runs).count) < fewest * Double(runs.count)
    }
}
