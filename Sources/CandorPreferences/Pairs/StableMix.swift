import CandorModels

/// A hash that is the same on every platform and in every run, unlike Swift's own.
package enum StableMix {
    /// FNV-1a (Fowler, Noll and Vo, RFC 9923) over a text, mixed with a seed by the finaliser of SplitMix64.
    /// - Parameters:
    ///   - text: Any text.
    ///   - purpose: What the number is for: numbers for different purposes are independent.
    ///   - seed: The user's seed.
    package static func hash(_ text: String, for purpose: String, seed: UInt64) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in purpose.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        hash = (hash ^ 0xFF) &* 0x0000_0100_0000_01B3
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return Call.seed(for: hash ^ Call.seed(for: seed, draw: 0), draw: 0)
    }
}
