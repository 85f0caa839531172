/// Krippendorff's α for labels without an order: 1 − observed / expected disagreement, for any number of raters and with
/// ratings missing (Krippendorff, "Computing Krippendorff's alpha-reliability", 2011; Hayes and Krippendorff, "Answering
/// the call for a standard reliability measure for coding data", 2007).
///
/// 1 is perfect agreement, 0 what chance gives, below 0 is disagreement by system. Items with one rating do not count.
/// With two raters and nothing missing, 1 − α = (1 − π) · (n − 1)/n, with Scott's π and n ratings.
public enum KrippendorffAlpha {
    /// α of weighted votes.
    ///
    /// With weights w of raters and m of items, an item's disagreement is the weighted share of its pairs of different
    /// raters that differ, and counts as much as the ratings of the item weigh together; the expected disagreement is that
    /// of all pairs of different ratings. With all weights 1 this is Krippendorff's formula to the letter.
    ///
    /// - Parameter counts: the votes.
    /// - Returns: at most 1; nil where no item has two ratings, and where all ratings are equal: nothing is left to agree on
    ///   beyond chance.
    public static func value(of counts: VoteCounts) -> Double? {
        var (disagreement, weight, squares) = (0.0, 0.0, 0.0)
        var labels = [Double](repeating: 0, count: counts.labels)
        for item in counts.itemWeights.indices where counts.itemWeights[item] > 0 {
            let pairs = RaterPairs(of: item, in: counts)
            guard pairs.all > 0 else { continue }
            let factor = counts.itemWeights[item]
            weight += factor * pairs.weight
            disagreement += factor * pairs.weight * (pairs.all - pairs.agreeing) / pairs.all
            squares += factor * factor * pairs.squares
            for label in labels.indices { labels[label] += factor * counts.votes[item * counts.labels + label] }
        }
        let pairs = weight * weight - squares
        let differing = labels.reduce(weight * weight) { $0 - $1 * $1 }
        guard weight > 0, pairs > 0, differing > 1e-12 * pairs else { return nil }
        return 1 - disagreement / weight * pairs / differing
    }

    /// α with its 95% interval by drawing raters and items anew; with two raters items alone.
    ///
    /// - Parameters:
    ///   - table: the ratings.
    ///   - bootstrap: how often, and by which seed.
    public static func estimate(_ table: RatingTable, bootstrap: CrossedBootstrap) -> Estimate {
        bootstrap.estimate(of: .alpha, on: table)
    }
}
