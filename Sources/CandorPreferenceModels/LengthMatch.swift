/// When texts are about as long: the shorter has at least 4/5 of the characters of the longer, so that they differ by
/// no more than 20% of the longer. Characters are Unicode code points.
package enum LengthMatch {
    /// How long a text is.
    package static func length(of text: String) -> Int { text.unicodeScalars.count }

    /// Whether two texts are about as long.
    package static func areAlike(_ first: String, _ second: String) -> Bool {
        areAlike(Double(length(of: first)), Double(length(of: second)))
    }

    /// Whether two lengths are about the same.
    package static func areAlike(_ first: Double, _ second: Double) -> Bool {
        5 * min(first, second) >= 4 * max(first, second)
    }

    /// The middle of some lengths, of two middle ones their mean; `nil` for none.
    package static func median(_ lengths: [Int]) -> Double? {
        guard !lengths.isEmpty else { return nil }
        let sorted = lengths.sorted()
        return Double(sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }
}
