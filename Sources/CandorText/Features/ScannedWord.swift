/// One word of a text, as ``WordScanner`` finds it.
struct ScannedWord {
    /// The hash of its lower-case form.
    var hash: UInt64
    /// The hash of its lower-case form without a plain ending: `walks`, `walked` and `walking` share one.
    var stem: UInt64
    /// Its length in bytes.
    var length: Int
    /// Its syllables, at least 1, guessed from groups of vowels.
    var syllables: Int
    /// Which sentence it is in, from 0.
    var sentence: Int
    /// Its first byte as it was written.
    var first: UInt8
    /// Whether it is a number, in digits.
    var isNumber: Bool
    /// Whether nothing but one space parts it from the word before.
    var followsDirectly: Bool
    /// Whether it is the first of its sentence.
    var startsSentence: Bool
    /// Whether it follows a sentence's end rather than a new line or the beginning of a list item.
    var followsStop: Bool
    /// Whether it has an apostrophe within.
    var isContraction: Bool

    /// Whether it begins with an ASCII capital.
    var isCapitalised: Bool { WordRules.isCapital(first) }
    /// Whether it begins with a small ASCII letter.
    var isLowerCase: Bool { WordRules.isSmall(first) }
}
