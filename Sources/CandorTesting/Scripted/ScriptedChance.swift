import CandorModels

/// What a scripted model leaves to chance: a number that belongs to what it was asked.
enum ScriptedChance {
    /// The stable hash of the parts, well mixed.
    static func number(_ parts: [String]) -> UInt64 {
        Call.seed(for: parts.reduce(StableHash.start) { StableHash.adding(part: $1, to: $0) }, draw: 0)
    }

    /// The number as one in [0, 1).
    static func fraction(_ parts: [String]) -> Double {
        Double(number(parts) >> 11) * 0x1p-53
    }
}
