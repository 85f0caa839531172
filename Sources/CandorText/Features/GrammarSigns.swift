import CandorModels

/// Signs of careless grammar between two neighbouring words.
enum GrammarSigns {
    /// The number of slips: a word twice, or the wrong one of `a` and `an`.
    static func slips(_ previous: ScannedWord, _ word: ScannedWord, _ classes: TermClasses) -> Int {
        guard word.followsDirectly, previous.sentence == word.sentence else { return 0 }
        if previous.hash == word.hash { return word.isNumber || classes.contains(.doubling) ? 0 : 1 }
        if previous.hash == indefinite, isVowel(word.first), word.length > 2, word.isLowerCase { return 1 }
        if previous.hash == indefiniteBeforeVowel, word.isLowerCase, word.length > 2, !mayTakeAn(word.first) {
            return 1
        }
        return 0
    }

    private static let indefinite = StableHash.of("a")
    private static let indefiniteBeforeVowel = StableHash.of("an")

    /// `u` and `e` are left out, since `a university` and `a European` are right; so is `o`, for `a one`.
    private static func isVowel(_ letter: UInt8) -> Bool { letter == UInt8(ascii: "a") || letter == UInt8(ascii: "i") }

    /// Vowels, and `h` for `an hour`.
    private static func mayTakeAn(_ letter: UInt8) -> Bool {
        [
            UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
            UInt8(ascii: "h"),
        ]
        .contains(letter)
    }
}
