/// What sort of answer words are, by their look.
enum AnswerKind {
    /// A number.
    case number
    /// A name, written with a capital.
    case name
    /// Any other word.
    case word

    /// The kind of the words at a place of a text.
    init(of place: Range<Int>, in text: TokenizedText) {
        let tokens = text.tokens[place]
        if tokens.contains(where: { $0.word.first?.isNumber == true || NumberWords.isNumber($0.word) }) {
            self = .number
        } else if tokens.contains(where: { $0.surface.first?.isUppercase == true }), place.lowerBound > 0 {
            self = .name
        } else {
            self = tokens.contains { $0.surface.first?.isUppercase == true } && tokens.count > 1 ? .name : .word
        }
    }

    /// Whether a word can begin an answer of this kind.
    func fits(_ token: TokenizedText.Token) -> Bool {
        let isNumber = token.word.first?.isNumber == true || NumberWords.isNumber(token.word)
        switch self {
        case .number: return isNumber
        case .name: return token.surface.first?.isUppercase == true && token.word != "i" && !isNumber
        case .word: return !isNumber && token.word.count > 2 && !FunctionWords.all.contains(token.word)
        }
    }
}
