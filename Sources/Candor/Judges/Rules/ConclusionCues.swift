/// Where a response comes to its answer.
enum ConclusionCues {
    private static let phrases = PhraseList([
        "answer is", "answer would be", "answer should be", "answer was", "answer", "actually", "in fact", "therefore",
        "in conclusion", "to conclude", "thus", "hence", "so it is", "so the", "it should be", "instead it",
        "final answer",
        "my best guess is", "conclude that", "i stand by",
    ])

    /// The word after the last conclusion, if there is one.
    static func last(in text: TokenizedText) -> Int? {
        phrases.matches(in: text).last.map(\.upperBound)
    }
}
