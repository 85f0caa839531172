import Foundation

/// How often the majority of k raters is right.
///
/// The probability that a rater is right differs from item to item: it follows a beta distribution with the mean and the
/// variance between items that were found, and raters drawn at random answer independently once the item is given. Right
/// votes are then beta-binomial (Skellam, "A probability distribution derived from the binomial distribution by regarding
/// the probability of success as variable between the sets of trials", 1948), which needs no simulation. Without variance
/// between items it is Condorcet's theorem. Spearman and Brown's formula, the other candidate, is about the reliability of a
/// mean and not about who wins a vote.
public struct MajorityAccuracy: Hashable, Sendable {
    /// How often a single rater is right, 0…1.
    public let accuracy: Double
    /// The variance of that between items.
    public let variance: Double

    /// A population of raters and items.
    ///
    /// - Parameters:
    ///   - accuracy: how often a single rater is right, 0…1.
    ///   - variance: of that between items; not above accuracy · (1 − accuracy), which means that raters agree on every item.
    /// - Throws: `StatisticsError` with `.invalidProbability`.
    public init(accuracy: Double, variance: Double) throws(StatisticsError) {
        guard (0...1).contains(accuracy), variance >= 0 else {
            throw StatisticsError(
                .invalidProbability, doing: "planning for the accuracy \(accuracy) with the variance \(variance)",
                next: "give an accuracy between 0 and 1, and a variance of at least 0")
        }
        self.accuracy = accuracy
        self.variance = variance
    }

    /// How often the majority is right; an equal vote counts ½.
    ///
    /// - Parameter votes: k, at least 1.
    public func share(votes: Int) -> Double {
        guard let shape else { return isFixed ? accuracy : binomialShare(votes) }
        return share(votes) { right in
            SpecialFunctions.logBeta(Double(right) + shape.alpha, Double(votes - right) + shape.beta)
                - SpecialFunctions.logBeta(shape.alpha, shape.beta)
        }
    }

    /// What ``share(votes:)`` comes to with more and more votes: the share of items that more than half of all raters get
    /// right.
    public var limit: Double {
        if let shape { return 1 - SpecialFunctions.regularizedIncompleteBeta(0.5, shape.alpha, shape.beta) }
        return isFixed || accuracy == 0.5 ? accuracy : accuracy > 0.5 ? 1 : 0
    }

    /// The smallest odd number of votes with which the majority is right often enough.
    ///
    /// - Parameters:
    ///   - target: how often it shall be right, 0…1.
    ///   - most: the largest number to try.
    /// - Returns: nil where so many votes are not enough, and no number may be.
    public func votesNeeded(for target: Double = 0.95, most: Int = 301) -> Int? {
        guard limit >= target || share(votes: 1) >= target else { return nil }
        return stride(from: 1, through: most, by: 2).first { share(votes: $0) >= target }
    }

    /// The parameters of the beta distribution; nil where there is no variance, or as much as there can be.
    private var shape: (alpha: Double, beta: Double)? {
        guard variance > Self.negligible, !isFixed else { return nil }
        let total = accuracy * (1 - accuracy) / variance - 1
        return (accuracy * total, (1 - accuracy) * total)
    }

    /// Whether all raters answer an item alike, so that more of them tell nothing new.
    private var isFixed: Bool {
        variance > Self.negligible && variance >= accuracy * (1 - accuracy) * (1 - Self.negligible)
    }

    private static let negligible = 1e-9

    private func binomialShare(_ votes: Int) -> Double {
        guard accuracy > 0, accuracy < 1 else { return accuracy }
        return share(votes) { right in
            Double(right) * log(accuracy) + Double(votes - right) * log1p(-accuracy)
        }
    }

    /// Sums over the numbers of right votes that win; `logarithm` is that of one order of so many right votes.
    private func share(_ votes: Int, _ logarithm: (Int) -> Double) -> Double {
        let total = (0...max(1, votes)).reduce(0.0) { sum, right in
            guard 2 * right >= votes else { return sum }
            let orders =
                -log(Double(votes + 1)) - SpecialFunctions.logBeta(Double(right + 1), Double(votes - right + 1))
            return sum + exp(orders + logarithm(right)) * (2 * right == votes ? 0.5 : 1)
        }
        return min(1, total)
    }
}
