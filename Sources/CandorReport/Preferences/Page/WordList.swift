/// Lists in a sentence.
enum WordList {
    /// The words with commas, the last after “and”.
    static func text(_ words: [String]) -> String {
        guard words.count > 1, let last = words.last else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " and " + last
    }
}
