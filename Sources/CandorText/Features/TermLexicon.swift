import CandorModels

/// What is known of words and phrases, found by their hashes in one look-up.
package struct TermLexicon: Sendable {
    /// What is known of one word or phrase.
    struct Entry: Sendable {
        /// What it is a sign of.
        var classes = TermClasses()
        /// How pleasant it is, from −4 to +4; 0 for what is not in the sentiment lexicon.
        var valence: Float = 0
        /// The number of words of the longest phrase that begins with this word.
        var longestPhrase = 1
    }

    private var entries: [UInt64: Entry] = [:]

    /// Whether valences are known.
    package let hasSentiment: Bool

    /// Puts the lists and a sentiment lexicon into one table.
    /// - Parameter sentiment: The valences of words, where there are any.
    package init(sentiment: SentimentLexicon?) {
        hasSentiment = sentiment != nil
        for list in TermLists.all {
            for term in list.terms.split(separator: ",") { add(term.split(separator: " "), list.termClass) }
        }
        for word in FunctionWords.all { add([word[...]], .functionWord) }
        for word in EvaluativeWords.strongPraise.union(EvaluativeWords.praise) { add([word[...]], .praise) }
        for word in EvaluativeWords.criticism { add([word[...]], .criticism) }
        for (word, valence) in sentiment?.valences ?? [:] {
            entries[StableHash.of(word), default: Entry()].valence = Float(valence)
        }
    }

    /// What is known of a word or phrase.
    @inline(__always)
    subscript(hash: UInt64) -> Entry? { entries[hash] }

    private mutating func add(_ term: [Substring], _ termClass: TermClass) {
        for spelling in Self.spellings(of: term) {
            let words = spelling.map { StableHash.of($0) }
            guard let first = words.first else { continue }
            let hash = words.dropFirst().reduce(first) { TermHash.phrase($0, adding: $1) }
            entries[hash, default: Entry()].classes.insert(termClass)
            let longest = max(entries[first]?.longestPhrase ?? 1, words.count)
            entries[first, default: Entry()].longestPhrase = longest
        }
    }

    /// The term as it is listed, and with its contractions where it has any: `i am sorry`, `i'm sorry`.
    private static func spellings(of term: [Substring]) -> [[Substring]] {
        var spellings = [term]
        for index in term.indices.dropLast() {
            for short in contractions["\(term[index]) \(term[index + 1])"] ?? [] {
                spellings.append(term[..<index] + [short] + term[(index + 2)...])
            }
        }
        return spellings
    }

    private static let contractions: [String: [Substring]] = [
        "i am": ["i'm"], "you are": ["you're"], "that is": ["that's"], "it is": ["it's"], "there is": ["there's"],
        "i have": ["i've"], "you have": ["you've"], "i will": ["i'll"], "you will": ["you'll"], "i would": ["i'd"],
        "do not": ["don't"], "does not": ["doesn't"], "is not": ["isn't"], "are not": ["aren't"],
        "can not": ["can't", "cannot"], "will not": ["won't"], "would not": ["wouldn't"], "should not": ["shouldn't"],
        "did not": ["didn't"], "was not": ["wasn't"], "have not": ["haven't"], "what is": ["what's"],
        "here is": ["here's"], "let us": ["let's"], "we are": ["we're"], "they are": ["they're"],
    ]
}
