/// Phrases to look for in a text, word by word.
struct PhraseList: Sendable {
    /// The phrases by their first word, the longest first.
    private let phrases: [String: [[String]]]

    /// Creates a list.
    /// - Parameter texts: The phrases as they are written; they are cut into words as texts are.
    init(_ texts: [String]) {
        let words = texts.map { TokenizedText($0).words }.filter { !$0.isEmpty }
        phrases = Dictionary(grouping: words, by: { $0[0] }).mapValues { $0.sorted { $0.count > $1.count } }
    }

    /// Creates a list from one text.
    /// - Parameter list: The phrases, separated by commas.
    init(commaSeparated list: String) {
        self.init(list.split(separator: ",").map(String.init))
    }

    /// Where the phrases stand in a text, first to last, the longest where several begin at one word; they do not overlap.
    func matches(in text: TokenizedText) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var index = 0
        while index < text.tokens.count {
            if let match = match(in: text, at: index) {
                found.append(match)
                index = match.upperBound
            } else {
                index += 1
            }
        }
        return found
    }

    /// The phrase that begins at a word, if one does; it stays within a sentence.
    func match(in text: TokenizedText, at index: Int) -> Range<Int>? {
        let tokens = text.tokens
        guard let candidates = phrases[tokens[index].word] else { return nil }
        for phrase in candidates where index + phrase.count <= tokens.count {
            let range = index..<(index + phrase.count)
            guard tokens[range.upperBound - 1].sentence == tokens[index].sentence else { continue }
            if zip(tokens[range], phrase).allSatisfy({ $0.word == $1 }) { return range }
        }
        return nil
    }

    /// Whether a phrase stands within a range of words.
    func matches(in text: TokenizedText, range: Range<Int>) -> Bool {
        range.contains { index in match(in: text, at: index).map { $0.upperBound <= range.upperBound } ?? false }
    }
}
