/// Reads a judge's reply strictly: a verdict, or nothing.
///
/// A reply means a verdict when the whole of it, or the whole of its first line, is one of the replies listed, apart from
/// case, white space, quotes, brackets, Markdown emphasis and a full stop. A first line that is followed by a line meaning
/// another verdict says nothing.
package struct VerdictParser {
    private let meanings: [String: String]

    package init(replies: [String: [String]]) {
        var meanings: [String: String] = [:]
        for (verdict, texts) in replies {
            for text in texts { meanings[Self.bare(text)] = verdict }
        }
        self.meanings = meanings
    }

    /// The verdict that a reply means, `nil` if it means none.
    /// - Parameters:
    ///   - reply: What the judge said.
    ///   - prefilled: Whether the reply continues a prefill that was written for it, so that the reply proper may go on
    ///     after the choice: `A) because …`.
    package func verdict(in reply: String, prefilled: Bool = false) -> String? {
        let lines = reply.split(whereSeparator: \.isNewline).map { Self.bare(String($0)) }.filter { !$0.isEmpty }
        guard let first = lines.first else { return nil }
        let choice = meanings[first] ?? (prefilled ? leadingChoice(reply) : nil)
        guard let choice else { return nil }
        let contradicted = lines.dropFirst().contains { meanings[$0].map { $0 != choice } ?? false }
        return contradicted ? nil : choice
    }

    private func leadingChoice(_ reply: String) -> String? {
        let word = reply.drop { $0.isWhitespace }.prefix { $0.isLetter || $0.isNumber }
        let after = reply[word.endIndex...].first
        return after == ")" || after == nil ? meanings[Self.bare(String(word))] : nil
    }

    private static func bare(_ text: String) -> String {
        let decoration: Set<Character> = [
            " ", "\t", "\r", "\n", "*", "_", "`", "\"", "'", "“", "”", "‘", "’", "(", ")", "[", "]", ".", "#", ">",
        ]
        var rest = text.lowercased()[...]
        while let last = rest.last, decoration.contains(last) { rest.removeLast() }
        while let first = rest.first, decoration.contains(first) { rest.removeFirst() }
        return String(rest)
    }
}
