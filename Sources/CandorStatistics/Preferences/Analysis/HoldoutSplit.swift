/// Decided pairs set aside by chance, to judge a fit of the others.
struct HoldoutSplit {
    /// The pairs to fit: ties among them.
    let training: [Int]
    /// The pairs set aside: min(1,000, 10%) of those decided.
    let heldOut: [Int]

    /// Draws the pairs.
    /// - Parameters:
    ///   - data: All pairs.
    ///   - seed: The seed.
    /// - Returns: `nil` where fewer than ten pairs are decided.
    init?(of data: PreferenceData, seed: UInt64) {
        let decided = (0..<data.count).filter { !data.shares[$0].isNaN }
        var generator = SeededGenerator(seed: seed, stream: "holdout")
        heldOut = generator.sample(decided, count: min(1000, decided.count / 10))
        guard !heldOut.isEmpty else { return nil }
        var isHeldOut = Array(repeating: false, count: data.count)
        for row in heldOut { isHeldOut[row] = true }
        training = (0..<data.count).filter { !isHeldOut[$0] }
    }
}
