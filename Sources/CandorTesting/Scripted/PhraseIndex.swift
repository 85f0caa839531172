/// Finds which of many phrases stands in a text, by the word that a phrase begins with.
struct PhraseIndex: Sendable {
    private var phrases: [Substring: [(core: Substring, index: Int)]] = [:]

    /// Indexes phrases; those without a letter or digit are never found.
    init(_ phrases: [String]) {
        for (index, phrase) in phrases.enumerated() {
            let core = phrase.drop { !Self.isWordPart($0) }
            guard !core.isEmpty else { continue }
            self.phrases[core.prefix(while: Self.isWordPart), default: []].append((core, index))
        }
    }

    /// The longest phrase in the text.
    /// - Returns: Its index among the phrases, or `nil` if there is none.
    func longestPhrase(in text: String) -> Int? {
        var best: (length: Int, index: Int)?
        var rest = text.drop { !Self.isWordPart($0) }
        while !rest.isEmpty {
            let word = rest.prefix(while: Self.isWordPart)
            for candidate in phrases[word] ?? [] where candidate.core.utf8.count > best?.length ?? 0 {
                if rest.hasPrefix(candidate.core) { best = (candidate.core.utf8.count, candidate.index) }
            }
            rest = rest.dropFirst(word.count).drop { !Self.isWordPart($0) }
        }
        return best?.index
    }

    private static func isWordPart(_ character: Character) -> Bool {
        character.isLetter || character.isNumber
    }
}
