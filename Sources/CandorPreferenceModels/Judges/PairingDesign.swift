import CandorStatistics

/// Which responses of a pool are compared with which.
enum PairingDesign {
    /// Pools of fewer responses than this are compared in all pairs.
    static let completeBelow = 7

    /// The pairs to compare: all of them in a small pool; else each response meets as many others as are asked for, and all
    /// are compared at least indirectly.
    ///
    /// The sparse design is a ring in an order drawn by the seed, with further rings through every second, third … response,
    /// drawn too: a circulant graph, regular and connected.
    /// - Parameters:
    ///   - count: The responses.
    ///   - opponents: How many others each meets in a large pool; an odd number counts as the next even one.
    ///   - seed: Any number.
    /// - Returns: Pairs of the responses' numbers from 0, each pair once.
    static func pairs(count: Int, opponents: Int, seed: UInt64) -> [(first: Int, second: Int)] {
        guard count >= completeBelow, opponents < count - 1 else {
            return (0..<count).flatMap { first in (0..<first).map { (first: $0, second: first) } }
        }
        var generator = SeededGenerator(seed: seed, stream: "pairing")
        let order = generator.shuffled(Array(0..<count))
        let further = generator.sample(Array(2...((count - 1) / 2)), count: (opponents + 1) / 2 - 1)
        return ([1] + further).flatMap { step in
            order.indices.map { (first: order[$0], second: order[($0 + step) % count]) }
        }
    }
}
