/// Which pairs of draws to judge where judging all of them is too dear: each on its own, with a probability that grows
/// with how much it weighs (Poisson sampling; Särndal, Swensson and Wretman, "Model Assisted Survey Sampling", 1992,
/// section 3.5).
///
/// A pair's size is the root of the sum, over all rankings and selections, of its squared weight, the best of 1 always
/// among them: so no pair that any selection could need has probability 0, and no judged one stands for too much.
public struct PairDesign: Hashable, Sendable {
    /// The probability of each pair: a row a draw of the condition, a column a draw of the baseline.
    public let probabilities: [[Double]]

    /// A design for the draws of one prompt.
    ///
    /// - Parameters:
    ///   - rankings: of the same draws, one a preference model; the condition's and the baseline's.
    ///   - selections: those of which the curve is wanted.
    ///   - expectedPairs: how many pairs to judge on average; all of them where there are no more.
    /// - Throws: `StatisticsError` with `.invalidCount` for rankings of different numbers of draws, or no pair to judge.
    public init(
        rankings: [(condition: RankedDraws, baseline: RankedDraws)], selections: [Selection], expectedPairs: Int
    ) throws(StatisticsError) {
        let rows = rankings.first?.condition.scores.count ?? 0
        let columns = rankings.first?.baseline.scores.count ?? 0
        guard expectedPairs > 0,
            rankings.allSatisfy({ $0.condition.scores.count == rows && $0.baseline.scores.count == columns })
        else {
            throw StatisticsError(
                .invalidCount, doing: "choosing \(expectedPairs) pairs among \(rows) × \(columns) draws",
                next: "give at least 1, and rankings of the same draws")
        }
        var squares = [Double](repeating: 0, count: rows * columns)
        for (condition, baseline) in rankings {
            for selection in try selections + [.bestOf(1)] {
                guard let own = condition.weights(under: selection), let other = baseline.weights(under: selection)
                else { continue }
                for row in own.indices where own[row] > 0 {
                    for column in other.indices {
                        let weight = own[row] * other[column]
                        squares[row * columns + column] += weight * weight
                    }
                }
            }
        }
        let flat = Self.probabilities(sizes: squares.map { $0.squareRoot() }, sum: Double(expectedPairs))
        probabilities = (0..<rows).map { row in Array(flat[row * columns..<(row + 1) * columns]) }
    }

    /// Draws the pairs to judge.
    ///
    /// - Parameter generator: seeded for this prompt: the same seed, the same pairs.
    /// - Returns: pairs without a value yet, row by row.
    public func sample(using generator: inout SeededGenerator) -> [JudgedPair] {
        var pairs: [JudgedPair] = []
        for (row, columns) in probabilities.enumerated() {
            for (column, probability) in columns.enumerated() where generator.nextUniform() < probability {
                pairs.append(
                    JudgedPair(conditionDraw: row, baselineDraw: column, probability: probability, value: nil))
            }
        }
        return pairs
    }

    /// min(1, λ size), with λ such that they sum to what is asked for.
    private static func probabilities(sizes: [Double], sum: Double) -> [Double] {
        let sorted = sizes.filter { $0 > 0 }.sorted(by: >)
        var rest = sorted.reduce(0, +)
        for (certain, size) in sorted.enumerated() {
            let missing = sum - Double(certain)
            guard missing > 0 else { break }
            // The largest that are left would be above 1: certain, and out of the sum.
            if missing * size < rest {
                return sizes.map { min(1, missing * $0 / rest) }
            }
            rest -= size
        }
        return sizes.map { $0 > 0 ? 1 : 0 }
    }
}
