/// Of the best of 1, 2, 3, …, those that a page shows one by one; the results hold all.
struct ShownNumbers: Sendable {
    /// The largest number N that has points.
    var largest: Int

    /// Powers of two and the largest.
    func contains(_ n: Int) -> Bool { n == largest || n > 0 && n & (n - 1) == 0 }

    /// Of many points of a line only as many as can be told apart: all up to 64, then those that are 1/64 larger than the
    /// one before.
    /// - Parameter numbers: In rising order.
    static func drawn(_ numbers: [Int], largest: Int) -> Set<Int> {
        let shown = ShownNumbers(largest: largest)
        var kept: Set<Int> = []
        var last = 0
        for n in numbers where n <= 64 || shown.contains(n) || Double(n) >= Double(last) * (1 + 1.0 / 64) {
            kept.insert(n)
            last = n
        }
        return kept
    }
}
