/// Yes or no.
enum Polarity: String, Sendable {
    case yes, no

    /// The other one.
    var opposite: Polarity { self == .yes ? .no : .yes }

    /// What the aliases of an answer come to, if one of them is no more than `yes`, `no`, `true` or `false`.
    init?(ofAnswers aliases: [String]) {
        let found = Set(aliases.compactMap { Self.word(TokenizedText($0).words) })
        guard found.count == 1, let polarity = found.first else { return nil }
        self = polarity
    }

    /// What all answers of a list open with: `Yes, all mammals are vertebrates`.
    init?(opening aliases: [Alias]) {
        let found = Set(aliases.map { Self.word(Array($0.text.text.words.prefix(1))) })
        guard found.count == 1, let polarity = found.first ?? nil else { return nil }
        self = polarity
    }

    /// What a response says that is no more than `Yes.` or `No, I'm not.`
    init?(bare text: TokenizedText) {
        guard let polarity = Self.word(Array(text.words.prefix(1))), ReplyContent.isStance(text),
            text.tokens.count <= 4,
            text.tokens.count == 1 || text.tokens[1].clause != text.tokens[0].clause
        else { return nil }
        self = polarity
    }

    private static func word(_ words: [String]) -> Polarity? {
        guard words.count == 1 else { return nil }
        switch words[0] {
        case "yes", "true": return .yes
        case "no", "false": return .no
        default: return nil
        }
    }
}
