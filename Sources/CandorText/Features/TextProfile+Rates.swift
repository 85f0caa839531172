import Foundation

extension TextProfile {
    /// Occurrences for every 100 words, as if there were 25 more words, so that one word does not carry a short text.
    func rate(_ count: Int) -> Double { 100 * Double(count) / Double(words + 25) }

    /// The rate of the terms of some classes together.
    func rate(_ classes: TermClass...) -> Double { rate(classes.reduce(0) { $0 + terms[$1] }) }

    /// The natural logarithm of one more than the number of words.
    var logWords: Double { log(1 + Double(words)) }

    /// Words a sentence; 0 for an empty text.
    var sentenceLength: Double { marks.sentences == 0 ? 0 : Double(words) / Double(marks.sentences) }

    /// Letters a word; 0 for an empty text.
    var wordLength: Double { words == 0 ? 0 : Double(letters) / Double(words) }

    /// The grade of the American school that the text asks for: Flesch–Kincaid (Kincaid et al., 1975), its sentences taken
    /// as 30 words at most, so that a missing full stop does not make a scholar.
    var grade: Double {
        guard words > 0 else { return 0 }
        let syllables = Double(syllables) / Double(words)
        return 0.39 * min(sentenceLength, 30) + 11.8 * syllables - 15.59
    }

    /// Signs of mistakes in grammar, spelling and punctuation.
    var mistakes: Int {
        let unbalanced = min(2, abs(marks.openBrackets - marks.closeBrackets)) + marks.quotes % 2
        return smallStarts + slips + terms[.misspelling] + terms[.slip] + unbalanced + marks.straySpaces
            + (marks.endsProperly ? 0 : 1)
    }

    /// The share of sentences that are questions, 0 to 1.
    var questionShare: Double { marks.sentences == 0 ? 0 : Double(marks.questions) / Double(marks.sentences) }

    /// List items, headings and paragraphs beyond the first.
    var layoutMarks: Int {
        marks.bullets + marks.numberedItems + 2 * marks.headings + max(0, marks.paragraphs - 1)
    }

    /// Links, quotations, terms of sources and, for less, numbers.
    var support: Double {
        3 * Double(marks.links) + Double(terms[.source]) + 0.5 * Double(marks.quotes / 2) + 0.25 * Double(numbers)
    }

    /// The share of neighbouring sentences that share a content word, 0 to 1.
    var cohesion: Double {
        guard sentences.count > 1 else { return 0 }
        let linked = (1..<sentences.count).count { index in
            let before = content[sentences[index - 1].content]
            return content[sentences[index].content].contains { word in before.contains { $0.stem == word.stem } }
        }
        return Double(linked) / Double(sentences.count - 1)
    }
}
