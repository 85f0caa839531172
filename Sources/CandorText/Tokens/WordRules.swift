/// What holds wherever a text is cut into words: which bytes are letters, and after what a full stop ends no sentence.
///
/// There are two ways of cutting. ``Tokenizer`` works on Unicode scalars, folds words, takes contractions apart and keeps account of
/// clauses, brackets and bold type, since a single answer is read closely. ``WordScanner`` goes over bytes once and knows words by
/// their hashes, since features are counted in hundreds of thousands of responses.
enum WordRules {
    /// Short forms, mostly titles, after which a full stop ends no sentence.
    static let abbreviations: Set<String> = ["mr", "mrs", "ms", "dr", "st", "vs", "prof", "sr", "jr"]

    /// Whether a word of one letter may be an initial, as in `T. S. Eliot`: any capital but the word `I`.
    static func isInitial(_ letter: Character) -> Bool { letter.isUppercase && letter != "I" }

    /// Whether a byte is an ASCII capital.
    @inline(__always)
    static func isCapital(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }

    /// Whether a byte is a small ASCII letter.
    @inline(__always)
    static func isSmall(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }

    /// Whether a byte is an ASCII letter.
    @inline(__always)
    static func isLetter(_ byte: UInt8) -> Bool { isSmall(byte) || isCapital(byte) }

    /// Whether a byte is an ASCII digit.
    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    /// A byte with an ASCII capital made small.
    @inline(__always)
    static func lowered(_ byte: UInt8) -> UInt8 { isCapital(byte) ? byte | 0x20 : byte }
}
