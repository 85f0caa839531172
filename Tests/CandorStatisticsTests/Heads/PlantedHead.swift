import Foundation

@testable import CandorStatistics

/// Pairs whose preferences a known head has drawn.
enum PlantedHead {
    /// - Parameters:
    ///   - weights: The head.
    ///   - count: How many pairs, two a cluster.
    ///   - spread: How far each difference varies; 1 unless told.
    ///   - seed: The seed.
    static func pairs(
        _ weights: [Double], count: Int, spread: [Double]? = nil, seed: UInt64 = 1
    ) throws -> PairDifferences {
        var generator = SeededGenerator(seed: seed)
        var pairs = try PairDifferences(dimension: weights.count)
        for row in 0..<count {
            let difference = weights.indices.map { Float(generator.nextNormal() * (spread?[$0] ?? 1)) }
            let margin = zip(weights, difference).reduce(0) { $0 + $1.0 * Double($1.1) }
            let prefersA = generator.nextUniform() < BradleyTerryObjective.logistic(margin)
            try pairs.append(difference, shareOfA: prefersA ? 1 : 0, cluster: "dialogue \(row / 2)")
        }
        return pairs
    }

    /// The same pairs with A and B swapped in some of them.
    static func swapping(_ pairs: PairDifferences, where isSwapped: (Int) -> Bool) throws -> PairDifferences {
        var result = try PairDifferences(dimension: pairs.dimension)
        for row in 0..<pairs.count {
            let values = row * pairs.blocks
            let difference = (0..<pairs.dimension).map { pairs.values[values + $0 / 8][$0 % 8] }
            try result.append(
                isSwapped(row) ? difference.map { -$0 } : difference,
                shareOfA: isSwapped(row) ? 1 - pairs.shares[row] : pairs.shares[row], cluster: pairs.clusters[row])
        }
        return result
    }
}
