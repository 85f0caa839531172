/// Whether a response says that it does not know.
enum UnknownCues {
    private static let phrases = PhraseList([
        "i do not know", "i am not sure", "i am unsure", "i have no idea", "not certain", "i am not aware",
        "no information",
        "i could not find", "i am not familiar", "i do not have", "i can not", "i am unable", "i am not able",
        "unknown to me",
    ])

    /// Whether the text says so.
    static func reads(asUnknown text: TokenizedText) -> Bool {
        !phrases.matches(in: text).isEmpty
    }
}
