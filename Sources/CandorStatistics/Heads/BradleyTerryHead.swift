import Foundation

/// A score linear in what describes a response, fitted so that σ(score of A − score of B) is the probability of preferring A
/// (Bradley and Terry, "Rank analysis of incomplete block designs", Biometrika 39, 1952).
public struct BradleyTerryHead: Hashable, Sendable {
    /// What each number that describes a response adds to its score.
    public let weights: [Double]
    /// What each number is divided by before the penalty looks at its weight: its root mean square difference over the pairs
    /// fitted, 1 where it never differs.
    public let scales: [Double]
    /// λ of the penalty.
    public let penalty: Double
    /// Newton steps taken.
    public let iterations: Int
    /// The largest component of the gradient where the steps ended, of the mean loss with weights in units of the scales.
    public let gradient: Double

    /// Whether the optimum was reached, within what numbers of this size can tell.
    public var hasConverged: Bool { gradient <= BradleyTerryHead.tolerance }
    /// The largest component of a gradient that counts as zero.
    static let tolerance = 1e-8

    /// The log-odds of preferring A.
    /// - Parameters:
    ///   - rows: Which pairs.
    ///   - pairs: What they stand in, of the head's dimension.
    /// - Returns: A number a row.
    public func margins(of rows: [Int], in pairs: PairDifferences) -> [Double] {
        let blocks = Self.blocks(of: weights)
        return rows.map { pairs.product(of: $0, with: blocks) }
    }

    /// −log of the probability of what was preferred, in nats; for a share its expectation.
    /// - Parameters:
    ///   - margin: The log-odds of preferring A.
    ///   - shareOfA: The share that did.
    public static func loss(margin: Double, shareOfA: Double) -> Double {
        max(margin, 0) - shareOfA * margin + log1p(exp(-abs(margin)))
    }

    /// The probability of preferring A.
    /// - Parameter margin: The log-odds of it.
    public static func probability(margin: Double) -> Double { BradleyTerryObjective.logistic(margin) }

    /// Numbers eight at a time, zeros at the end.
    static func blocks(of numbers: [Double]) -> [SIMD8<Double>] {
        stride(from: 0, to: numbers.count, by: 8).map { start in
            var lanes = SIMD8<Double>()
            for place in start..<min(start + 8, numbers.count) { lanes[place - start] = numbers[place] }
            return lanes
        }
    }

    /// Numbers one at a time again.
    static func numbers(of blocks: [SIMD8<Double>], count: Int) -> [Double] {
        (0..<count).map { blocks[$0 / 8][$0 % 8] }
    }
}
