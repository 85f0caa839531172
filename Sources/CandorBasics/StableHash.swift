/// A hash that is the same on every platform and in every run, unlike Swift's own: FNV-1a with 64 bits (Fowler, Noll and Vo,
/// RFC 9923). What it says of a text is written into files and decides what is drawn, so that it may never change.
public enum StableHash {
    /// The hash of no bytes.
    @inlinable
    public static var start: UInt64 { 0xCBF2_9CE4_8422_2325 }

    /// The hash with one more byte.
    /// - Parameters:
    ///   - byte: The byte.
    ///   - hash: The hash of all bytes before it.
    @inlinable @inline(__always)
    public static func adding(_ byte: UInt8, to hash: UInt64) -> UInt64 {
        (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }

    /// The hash with more bytes.
    /// - Parameters:
    ///   - bytes: The bytes, in their order.
    ///   - hash: The hash of all bytes before them.
    @inlinable
    public static func adding(_ bytes: some Sequence<UInt8>, to hash: UInt64) -> UInt64 {
        var hash = hash
        for byte in bytes { hash = adding(byte, to: hash) }
        return hash
    }

    /// The hash of bytes.
    /// - Parameter bytes: The bytes, in their order.
    @inlinable
    public static func of(_ bytes: some Sequence<UInt8>) -> UInt64 { adding(bytes, to: start) }

    /// The hash of a text in UTF-8.
    /// - Parameter text: Any text.
    @inlinable
    public static func of(_ text: some StringProtocol) -> UInt64 { of(text.utf8) }

    /// The hash with one more text and an end to it, so that `ab`, `c` and `a`, `bc` differ.
    /// - Parameters:
    ///   - part: The text.
    ///   - hash: The hash of all parts before it.
    @inlinable
    public static func adding(part: some StringProtocol, to hash: UInt64) -> UInt64 {
        adding(0xFF, to: adding(part.utf8, to: hash))
    }

    /// A number that belongs to a text, a purpose and a seed: their hash, mixed as ``SeededGenerator`` mixes, so that each of its
    /// bits is as good as a coin.
    /// - Parameters:
    ///   - text: Any text.
    ///   - purpose: What the number is for: numbers for different purposes are independent.
    ///   - seed: The user's seed.
    public static func of(_ text: String, for purpose: String, seed: UInt64) -> UInt64 {
        let hash = adding(text.utf8, to: adding(part: purpose, to: start))
        return SeededGenerator.value(0, ofSeed: hash ^ SeededGenerator.value(0, ofSeed: seed))
    }
}
