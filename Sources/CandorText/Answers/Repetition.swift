/// Whether a text repeats itself, as models do that got stuck.
enum Repetition {
    /// How many words in a row are compared.
    static let length = 5
    /// The share of runs of words that are new, below which a text is stuck.
    static let fewest = 0.75

    /// Whether a text of thirty words or more says the same words in a row again and again.
    static func isLoop(_ text: TokenizedText) -> Bool {
        let words = text.words
        guard words.count >= 30 else { return false }
        let runs = (0...(words.count - length)).map { words[$0..<($0 + length)] }
        return Double(Set(runs).count) < fewest * Double(runs.count)
    }
}
