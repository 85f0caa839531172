/// Reads a stated confidence.
public enum ConfidenceReader {
    /// The confidence that a reply states, as a share from 0 to 1. A range counts as its middle; the scale of the question,
    /// said again, does not count.
    /// - Parameter reply: The reply to "How confident are you …? Please answer on a scale from 0% to 100%."
    /// - Returns: The share, or `nil` where the reply states none, several, or a number whose scale is not clear (`0.9`).
    public static func share(in reply: String) -> Double? {
        let text = TokenizedText(reply)
        let stated = figures(in: text).filter { !$0.isScale && !$0.isDenied }
        let marked = stated.filter(\.isMarked)
        if !marked.isEmpty { return single(marked) }
        // Without a percent sign only the one number of a reply about confidence counts, and only above 1: 0.9 may be 90% or 0.9%.
        guard stated.count == 1, let figure = stated.first, figure.share == 0 || figure.share > 0.01 else { return nil }
        let isAboutConfidence = text.tokens.count <= 3 || text.words.contains { cues.contains($0) }
        return isAboutConfidence ? figure.share : nil
    }

    /// A number of the reply.
    private struct Figure {
        var share: Double
        /// Whether a percent sign or `out of` makes it a share.
        var isMarked: Bool
        /// Whether it is part of the question's scale.
        var isScale = false
        /// Whether the reply denies it, as in `not 100% sure`.
        var isDenied: Bool
        /// Whether words of confidence, and none of the past, stand in its clause.
        var isConfidence: Bool
        var sentence: Int
    }

    private static let cues: Set<String> = [
        "confident", "confidence", "sure", "certain", "certainty", "say", "scale", "rate", "about", "around", "percent",
    ]
    private static let confidence: Set<String> = ["confident", "confidence", "sure", "certain", "certainty"]
    private static let past: Set<String> = [
        "was", "were", "had", "previously", "before", "initially", "earlier", "originally",
    ]

    /// One share for all figures: all the same, or the only one said of confidence, or one and its complement.
    private static func single(_ figures: [Figure]) -> Double? {
        let shares = Set(figures.map(\.share))
        if shares.count == 1 { return shares.first }
        let ofConfidence = figures.filter(\.isConfidence)
        guard let figure = ofConfidence.first, Set(ofConfidence.map(\.share)).count == 1 else { return nil }
        let rivals = figures.filter { $0.sentence == figure.sentence && $0.share != figure.share }
        return rivals.allSatisfy { abs($0.share + figure.share - 1) < 1e-9 } ? figure.share : nil
    }

    // MARK: Numbers

    private static func figures(in text: TokenizedText) -> [Figure] {
        let words = text.words
        var figures: [Figure] = []
        var index = 0
        while index < words.count {
            guard let first = number(in: words, at: index) else {
                index += 1
                continue
            }
            let start = index
            var (value, end) = (first.value, index + first.length)
            var isMarked = skipPercent(words, &end)
            if let other = upperEnd(in: text, at: end, low: value) {
                end = other.end
                isMarked = skipPercent(words, &end) || isMarked
                let isScale = value <= 1 && (other.value == 100 || other.value == 10)
                append(isScale ? 100 : (value + other.value) / 2, isScale, start..<end)
            } else if let whole = outOf(words, at: end), whole.value > 0 {
                end = whole.end
                (value, isMarked) = (100 * value / whole.value, true)
                append(value, isScaleEnd(words, before: start), start..<end)
            } else {
                append(value, isScaleEnd(words, before: start), start..<end)
            }
            index = end

            func append(_ percent: Double, _ isScale: Bool, _ range: Range<Int>) {
                guard (0...100).contains(percent) else { return }
                figures.append(
                    Figure(
                        share: percent / 100, isMarked: isMarked, isScale: isScale,
                        isDenied: Negation.isNegatedBefore(range.lowerBound, in: text, reach: 2),
                        isConfidence: speaksOfConfidence(range, in: text),
                        sentence: text.tokens[range.lowerBound].sentence))
            }
        }
        return figures
    }

    private static func number(in words: [String], at index: Int) -> (value: Double, length: Int)? {
        if let value = Double(words[index]), words[index].first?.isNumber == true { return (value, 1) }
        guard words[index] != "one", let number = NumberWords.number(in: words, at: index) else { return nil }
        return (Double(number.value), number.length)
    }

    private static func skipPercent(_ words: [String], _ index: inout Int) -> Bool {
        if index < words.count, words[index] == "percent" {
            index += 1
            return true
        }
        if index + 1 < words.count, words[index] == "per", words[index + 1] == "cent" {
            index += 2
            return true
        }
        return false
    }

    /// The upper end of `80-90%`, `80% to 90%` or `between 80 and 90%`.
    private static func upperEnd(in text: TokenizedText, at index: Int, low: Double) -> (value: Double, end: Int)? {
        let words = text.words
        guard index < words.count else { return nil }
        let isLinked = words[index] == "to" || words[index] == "and"
        let start = isLinked ? index + 1 : index
        guard start < words.count, let other = number(in: words, at: start), other.value > low else { return nil }
        guard isLinked || text.tokens[start].isJoined else { return nil }
        if words[index] == "and" {
            guard text.tokens[..<index].suffix(4).contains(where: { $0.word == "between" }) else { return nil }
        }
        return (other.value, start + other.length)
    }

    /// The whole of `8 out of 10` or `8/10`.
    private static func outOf(_ words: [String], at index: Int) -> (value: Double, end: Int)? {
        guard index + 2 < words.count, words[index] == "out", words[index + 1] == "of" else { return nil }
        return number(in: words, at: index + 2).map { ($0.value, index + 2 + $0.length) }
    }

    /// Whether "scale of", "scale from" or "where" stands before a number.
    private static func isScaleEnd(_ words: [String], before index: Int) -> Bool {
        let before = words[..<index].suffix(2)
        return before.contains("scale") || before.last == "where"
    }

    private static func speaksOfConfidence(_ range: Range<Int>, in text: TokenizedText) -> Bool {
        let clause = text.tokens[range.lowerBound].clause
        let words = text.tokens.filter { $0.clause == clause }.map(\.word)
        return words.contains { confidence.contains($0) } && !words.contains { past.contains($0) }
    }
}
