/// Which pairs are read, and how.
struct ReadSettings: Sendable {
    /// Pairs drawn at random; `nil` for all.
    var sample: Int?
    var seed: UInt64 = 0
    var skipsBadRows = false
}

extension PairOptions {
    /// What the flags ask for.
    var settings: ReadSettings { ReadSettings(sample: sample, seed: seed, skipsBadRows: skipBadRows) }
}
