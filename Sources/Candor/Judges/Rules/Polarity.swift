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

    private static func word(_ words: [String]) -> Polarity? {
        guard words.count == 1 else { return nil }
        switch words[0] {
        case "yes", "true": return .yes
        case "no", "false": return .no
        default: return nil
        }
    }
}
