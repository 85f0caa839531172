/// Which of two comments is more positive.
///
/// A comment's score is
///
///     3 × strong praise + praise − 2 × (criticism + reservations) + 7 × warmth
///
/// where the first four count words of ``EvaluativeWords`` outside quotations, and warmth is the sum of the lexicon's valences
/// for ten words, as if there were fifty more of none, so that a single word does not carry a short comment. Denied praise
/// counts as criticism, denied criticism as nothing, another denial as a reservation; a denied word's valence is reversed and
/// shrunk by VADER's 0.74 (Hutto & Gilbert, 2014). The weights are rounded from a logistic regression on pairs of comments on
/// poems; as the score of each comment is its own, the order of showing them cannot matter.
package struct PositivityScorer: Sendable {
    private let lexicon: SentimentLexicon

    /// Creates a scorer.
    /// - Parameter lexicon: The valences of words.
    package init(lexicon: SentimentLexicon) {
        self.lexicon = lexicon
    }

    /// Compares two comments: `a`, `b`, or `tie` where their scores are equal.
    package func rule(commentA: String, commentB: String) -> Ruling {
        guard !(commentA + commentB).allSatisfy(\.isWhitespace) else { return .unscored("both comments are empty") }
        let (a, b) = (counts(in: commentA), counts(in: commentB))
        let reason = "A: \(a.description); B: \(b.description)"
        guard abs(a.score - b.score) > 1e-9 else { return Ruling("tie", reason: "no difference: \(reason)") }
        return Ruling(a.score > b.score ? "a" : "b", reason: reason)
    }

    /// How positive a comment is; without unit, 0 for a text without any word that counts.
    package func score(of comment: String) -> Double { counts(in: comment).score }

    // MARK: Counting

    private struct Counts: CustomStringConvertible {
        var strongPraise = 0
        var praise = 0
        var criticism = 0
        var reservations = 0
        /// The sum of valences for ten words.
        var warmth = 0.0

        var score: Double {
            Double(3 * strongPraise + praise - 2 * (criticism + reservations)) + 7 * warmth
        }

        var description: String {
            let warmth = (warmth * 100).rounded() / 100
            return
                "praise \(praise + strongPraise), criticism \(criticism), reservations \(reservations), warmth \(warmth)"
        }
    }

    private func counts(in comment: String) -> Counts {
        let text = TokenizedText(Self.withoutQuotations(comment))
        var counts = Counts()
        var valences = 0.0
        for (index, token) in text.tokens.enumerated() {
            let isDenied = Negation.isNegatedBefore(index, in: text, reach: 3)
            add(token.word, isDenied: isDenied, to: &counts)
            if isPlainDenial(index, in: text) { counts.reservations += 1 }
            let valence = lexicon.valences[token.word] ?? 0
            valences += isDenied ? -0.74 * valence : valence
        }
        counts.warmth = 10 * valences / Double(text.tokens.count + 50)
        return counts
    }

    private func add(_ word: String, isDenied: Bool, to counts: inout Counts) {
        if EvaluativeWords.strongPraise.contains(word) {
            if isDenied { counts.criticism += 1 } else { counts.strongPraise += 1 }
        } else if EvaluativeWords.praise.contains(word) {
            if isDenied { counts.criticism += 1 } else { counts.praise += 1 }
        } else if EvaluativeWords.criticism.contains(word) {
            if !isDenied { counts.criticism += 1 }
        } else if EvaluativeWords.reservations.contains(word) {
            counts.reservations += 1
        }
    }

    /// `It does not suit the subject`: a denial of no word that judges, so not counted with that word.
    private func isPlainDenial(_ index: Int, in text: TokenizedText) -> Bool {
        guard text.tokens[index].word == "not" || text.tokens[index].word == "never" else { return false }
        let next = text.words(from: index + 1, reach: 3).map(\.word)
        return next.first.map { !["only", "just", "merely", "simply"].contains($0) } != false
            && !next.contains(where: EvaluativeWords.judges)
    }

    /// The comment without what it quotes, whose words are the work's own.
    private static func withoutQuotations(_ comment: String) -> String {
        var rest = ""
        var quoted: String?
        for character in comment {
            let isMark = character == "\"" || character == "“" || character == "”"
            switch quoted {
            case nil where isMark: quoted = ""
            case nil: rest.append(character)
            case _? where isMark:
                rest.append(" ")
                quoted = nil
            // A mark that is never closed does not swallow the paragraph.
            case let text? where character.isNewline || text.count >= 200:
                rest.append(text)
                rest.append(character)
                quoted = nil
            case _?: quoted?.append(character)
            }
        }
        return rest + (quoted ?? "")
    }
}
