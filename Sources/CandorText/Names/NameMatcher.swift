/// Where a text names a person.
///
/// A name counts by surname as a whole word, mononyms as whole words (`Homer`), and a title is no part of it (`Lord Byron`).
/// The first letter must be a capital, so that frost is not Frost; the full name counts in any case. Accents, and the stops
/// and spaces of initials, do not matter.
struct NameMatcher: Sendable {
    /// The given names or initials in order, folded; empty for a mononym.
    let given: [String]
    /// The surname, folded; more than one word where it is hyphenated.
    let surname: [String]

    /// Creates a matcher.
    /// - Parameter name: The name as one writes it, for example `T. S. Eliot` or `Alfred, Lord Tennyson`.
    init(_ name: String) {
        var parts = TokenizedText(name).tokens.filter { !Self.titles.contains($0.word) }
        while parts.count > 1, let last = parts.last, Self.suffixes.contains(last.word) { parts.removeLast() }
        var start = max(0, parts.count - 1)
        while start > 0, parts[start].isJoined { start -= 1 }
        // Two short words, as in Li Bai and Du Fu, are read as one name.
        if parts.count == 2, parts.allSatisfy({ $0.word.count <= 3 }), !parts[0].surface.contains("."),
            parts[0].after != "."
        {
            start = 0
        }
        given = parts[..<start].map(\.word)
        surname = parts[start...].map(\.word)
    }

    /// Where the text names the person, as ranges of words.
    /// - Parameters:
    ///   - text: The text.
    ///   - needsFullName: Whether the surname alone does not count, because somebody else bears it too.
    func mentions(in text: TokenizedText, needsFullName: Bool = false) -> [Range<Int>] {
        guard !surname.isEmpty, surname.count <= text.tokens.count else { return [] }
        return (0...(text.tokens.count - surname.count)).compactMap { index in
            let end = index + surname.count
            guard zip(text.tokens[index..<end], surname).allSatisfy({ $0.word == $1 }) else { return nil }
            let start = startOfGivenNames(before: index, in: text)
            if start < index { return start..<end }
            let isName = text.tokens[index].surface.first?.isUppercase == true
            return isName && (!needsFullName || given.isEmpty) ? index..<end : nil
        }
    }

    /// Whether two people bear the same surname.
    func sharesSurname(with other: NameMatcher) -> Bool { surname == other.surname }

    // MARK: Given names

    /// Where the given names before a surname begin; the surname itself where none of this person's stands there.
    private func startOfGivenNames(before index: Int, in text: TokenizedText) -> Int {
        var start = index
        var left = given[...]
        while start > 0, let position = left.lastIndex(where: { Self.matches(text.tokens[start - 1], $0, given) }) {
            left = left[..<position]
            start -= 1
        }
        return start
    }

    /// Whether a word is a given name, its initial, or all the initials run together.
    private static func matches(_ token: TokenizedText.Token, _ name: String, _ given: [String]) -> Bool {
        if token.word == name { return true }
        guard token.surface.allSatisfy({ $0.isUppercase }) else { return false }
        let initials = given.compactMap(\.first)
        if token.word.count == 1 { return token.word.first == name.first }
        return token.word == String(initials)
    }

    private static let titles: Set<String> = ["lord", "lady", "sir", "dame", "dr", "mr", "mrs", "ms"]
    private static let suffixes: Set<String> = ["jr", "sr", "ii", "iii", "iv"]
}
