import CandorModels

/// A hash that is the same on every platform and in every run, unlike Swift's own.
enum StableHash {
    /// FNV-1a (Fowler, Noll and Vo) over the parts, well mixed by ``Call/seed(for:draw:)``.
    static func of(_ parts: [String]) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for part in parts {
            for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
            hash = (hash ^ 0xFF) &* 0x0000_0100_0000_01B3
        }
        return Call.seed(for: hash, draw: 0)
    }

    /// The hash as a number in [0, 1).
    static func fraction(_ parts: [String]) -> Double {
        Double(of(parts) >> 11) * 0x1p-53
    }
}
