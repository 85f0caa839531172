/// Which pairs are read, and how.
package struct ReadSettings: Sendable {
    /// Pairs drawn at random; `nil` for all.
    var sample: Int?
    var seed: UInt64 = 0
    var skipsBadRows = false

    package init(sample: Int? = nil, seed: UInt64 = 0, skipsBadRows: Bool = false) {
        self.sample = sample
        self.seed = seed
        self.skipsBadRows = skipsBadRows
    }
}
