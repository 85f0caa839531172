/// A place where a response names a letter.
struct LetterMention: Hashable, Sendable {
    /// The letter, in upper case.
    var letter: Character
    /// The word of the response.
    var index: Int
    /// Whether it is said to be the answer, rather than just named.
    var isStatement = false
    /// Whether it is said *not* to be the answer.
    var isDenied = false
    /// Whether its sentence concludes or corrects: `so`, `therefore`, `actually`, a box.
    var isConclusive = false
    /// Whether it is one of several that are offered together, as in `B or C`.
    var isAlternative = false
}
