/// Hashes by which phrases are told apart; words are by their ``StableHash`` over lower-case bytes.
///
/// Words are known by their hashes alone. Among ten thousand terms and any one word a false match has a chance of 10⁴/2⁶⁴.
enum TermHash {
    /// The hash of a phrase with one more word.
    @inline(__always)
    static func phrase(_ phrase: UInt64, adding word: UInt64) -> UInt64 {
        (phrase.rotatedLeft(by: 21) ^ word) &* 0x9E37_79B9_7F4A_7C15
    }
}

extension UInt64 {
    @inline(__always)
    fileprivate func rotatedLeft(by bits: UInt64) -> UInt64 { self << bits | self >> (64 - bits) }
}
