/// Hashes by which words and phrases are told apart: FNV-1a with 64 bits (Fowler, Noll & Vo), over lower-case bytes.
///
/// Words are known by their hashes alone. Among ten thousand terms and any one word a false match has a chance of 10⁴/2⁶⁴.
enum TermHash {
    /// The hash of no bytes.
    static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    /// The hash with one more byte.
    @inline(__always)
    static func adding(_ byte: UInt8, to hash: UInt64) -> UInt64 { (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }

    /// The hash of a word in lower case.
    static func word(_ word: some StringProtocol) -> UInt64 { word.utf8.reduce(seed) { adding($1, to: $0) } }

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
