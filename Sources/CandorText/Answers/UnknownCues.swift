/// Whether a response says that it does not know.
enum UnknownCues {
    private static let phrases = PhraseList([
        "i do not know", "i am not sure", "i am unsure", "i have no idea", "not certain", "i am not aware",
        "no information",
        "i could not find", "i can not find", "i am not familiar", "i do not have", "i can not answer", "i can not say",
        "i can not determine", "i can not recall", "i can not provide", "i do not recall", "i do not remember",
        "i am unable",
        "i am not able", "unknown to me", "it is unclear", "i would need more",
    ])

    /// Whether the text says so.
    static func reads(asUnknown text: TokenizedText) -> Bool {
        !phrases.matches(in: text).isEmpty
    }
}
