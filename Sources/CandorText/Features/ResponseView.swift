import CandorModels

/// A response beside what it answers: all that a measure may look at.
package struct ResponseView {
    /// The response.
    let response: TextProfile
    /// All that the human says.
    let human: TextProfile
    /// The human's last turn.
    let request: TextProfile

    // MARK: Sides

    /// How far the response's sentences judge what the human judged in the same way: sentences that speak of the same
    /// thing and judge it alike less those that judge it the other way.
    /// - Parameter stated: Whether the human's sentences that count are those that state a view (`I think`, `I hate`), or
    ///   those that show one without.
    func alignment(stated: Bool) -> Int {
        var alignment = 0
        for view in human.sentences.suffix(Self.remembered) {
            guard stated == (view.stance != 0) else { continue }
            let side = view.stance < 0 ? -1 : view.polarity == 0 ? view.stance : view.polarity.signum()
            guard side != 0 else { continue }
            for sentence in response.sentences where sentence.polarity != 0 && speaksOf(view, sentence) {
                alignment += side * sentence.polarity.signum()
            }
        }
        return alignment
    }

    /// Whether the human states a view, or says something that is no question.
    var humanStatesView: Bool {
        human.sentences.contains { $0.stance != 0 } || request.marks.questions < request.marks.sentences
    }

    private func speaksOf(_ view: TextProfile.Sentence, _ sentence: TextProfile.Sentence) -> Bool {
        let words = human.content[view.content]
        return response.content[sentence.content].contains { word in words.contains { $0.stem == word.stem } }
    }

    /// How many of the human's sentences are looked at, the last ones: enough for any real dialogue, and it bounds the work.
    private static let remembered = 200

    // MARK: Similarity

    /// The cosine of the content words of response and request, a word's weight by its length; 0 to 1. What the human said
    /// before counts half.
    var relevance: Double { (2 * Self.cosine(response, request) + Self.cosine(response, human)) / 3 }

    /// How many of the response's content words the human used.
    var sharedWords: Int {
        var (shared, j) = (0, 0)
        for word in response.vocabulary {
            while j < human.vocabulary.count, human.vocabulary[j].stem < word.stem { j += 1 }
            if j < human.vocabulary.count, human.vocabulary[j].stem == word.stem { shared += 1 }
        }
        return shared
    }

    /// The cosine between two vocabularies.
    static func cosine(_ first: TextProfile, _ second: TextProfile) -> Double {
        var (dot, i, j) = (0.0, 0, 0)
        let (a, b) = (first.vocabulary, second.vocabulary)
        while i < a.count, j < b.count {
            if a[i].stem == b[j].stem {
                dot += a[i].weight * b[j].weight
                i += 1
                j += 1
            } else if a[i].stem < b[j].stem {
                i += 1
            } else {
                j += 1
            }
        }
        let squares = a.reduce(0) { $0 + $1.weight * $1.weight } * b.reduce(0) { $0 + $1.weight * $1.weight }
        return squares > 0 ? dot / squares.squareRoot() : 0
    }

    /// How unlike the human's the response's way of writing is, 0 or more: length, sentences, words, marks and layout, each
    /// difference on a scale on which 1 is plain to see and none counts more than 2.
    var styleDistance: Double {
        guard human.words > 0 else { return 0 }
        let turns = [
            response.logWords - request.logWords, (response.sentenceLength - human.sentenceLength) / 8,
            (response.wordLength - human.wordLength) / 0.7, (response.grade - human.grade) / 5,
            (response.rate(response.contractions) - human.rate(human.contractions)) / 4,
            (response.rate(response.marks.exclamations + response.marks.emoji)
                - human.rate(human.marks.exclamations + human.marks.emoji)) / 3,
            (response.rate(response.marks.commas) - human.rate(human.marks.commas)) / 4,
            (response.rate(response.layoutMarks) - human.rate(human.layoutMarks)) / 5,
            (response.rate(.firstPerson) - human.rate(.firstPerson)) / 5,
            (response.rate(response.mistakes) - human.rate(human.mistakes)) / 6,
        ]
        return turns.reduce(0) { $0 + min(2, abs($1)) } / Double(turns.count)
    }

    package init(response: TextProfile, human: TextProfile, request: TextProfile) {
        self.response = response
        self.human = human
        self.request = request
    }
}
