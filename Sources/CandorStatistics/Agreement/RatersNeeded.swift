import Foundation

/// How many raters a study would have needed, on the same items, for an average and for majority votes.
public struct RatersNeeded: Codable, Hashable, Sendable {
    /// What the answers rest on.
    public let variance: CrossedVariance
    /// The wanted half of the width of the 95% interval of the average.
    public let halfWidth: Double
    /// How many raters an item had, on average.
    public let ratersPerItem: Double
    /// The half of the width that this study has by these variances.
    public let halfWidthFound: Double
    /// How many raters are needed with as many raters an item as now; nil where no number is enough, because the items
    /// are too few.
    public let raters: Int?
    /// How many raters an item are needed with as many raters as now; nil where even all of them rating every item is not
    /// enough.
    public let ratersPerItemNeeded: Int?
    /// How many items are needed with as many raters, each item rated as often as now; nil where no number is enough,
    /// because the raters are too few.
    public let items: Int?
    /// How often the majority vote shall be right.
    public let target: Double
    /// How many raters an item a majority vote needs for that, an odd number; nil where no number up to 301 is enough.
    public let votes: Int?
    /// How often the majority of ever more raters would be right.
    public let largestShare: Double

    /// Answers the question for a study.
    ///
    /// - Parameters:
    ///   - variance: what was found.
    ///   - halfWidth: the wanted half of the width of the average's 95% interval, above 0.
    ///   - target: how often the majority vote shall be right, between 0 and 1.
    /// - Throws: `StatisticsError` with `.impossibleDifference` for a width that is not above 0, `.invalidProbability`
    ///   for a target that is none or scores whose mean is none.
    public init(_ variance: CrossedVariance, halfWidth: Double = 0.05, target: Double = 0.95) throws(StatisticsError) {
        guard halfWidth > 0, halfWidth.isFinite else {
            throw StatisticsError(
                .impossibleDifference, doing: "planning for an interval of ±\(halfWidth)", next: "give a width above 0")
        }
        guard target > 0, target < 1 else {
            throw StatisticsError(
                .invalidProbability, doing: "planning for votes that are right \(target) of the time",
                next: "give a share between 0 and 1")
        }
        let majority = try MajorityAccuracy(accuracy: variance.mean, variance: variance.items)
        let (items, raters) = (Double(variance.itemCount), Double(variance.raterCount))
        let perItem = Double(variance.ratingCount) / items
        let quantile = NormalDistribution.quantile(0.5 + 0.5 * Estimate.confidence)
        let allowed = (halfWidth / quantile) * (halfWidth / quantile)
        self.variance = variance
        self.halfWidth = halfWidth
        self.target = target
        ratersPerItem = perItem
        halfWidthFound =
            quantile * variance.standardError(raters: raters, items: items, ratersPerItem: perItem)
        self.raters = Self.smallest(
            variance.raters, room: allowed - variance.items / items - variance.residual / (items * perItem),
            least: perItem)
        ratersPerItemNeeded = Self.smallest(
            variance.residual / items, room: allowed - variance.raters / raters - variance.items / items, least: 1
        ).flatMap { $0 <= variance.raterCount ? $0 : nil }
        self.items = Self.smallest(
            variance.items + variance.residual / perItem, room: allowed - variance.raters / raters, least: 1)
        votes = majority.votesNeeded(for: target)
        largestShare = majority.limit
    }

    /// The smallest number with part / number ≤ room; nil where there is none.
    private static func smallest(_ part: Double, room: Double, least: Double) -> Int? {
        guard room > 0 || (room == 0 && part == 0) else { return nil }
        let number = part > 0 ? max(least, part / room) : least
        return number < 1e9 ? Int((number - 1e-9).rounded(.up)) : nil
    }
}

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
