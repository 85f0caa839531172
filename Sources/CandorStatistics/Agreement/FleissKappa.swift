/// Fleiss' κ: agreement among any number of raters beyond what the shares of the labels alone would give (Fleiss,
/// "Measuring nominal scale agreement among many raters", 1971).
///
/// κ = (P̄ − P_e) / (1 − P_e), with P̄ the mean over items of the share of pairs of raters that agree, and P_e = Σ p² over
/// the labels' shares p among all ratings. Fleiss has equally many ratings an item; for numbers n_i that vary, items with
/// fewer than two are left out, each item's share is over its own n_i (n_i − 1) pairs, every item counts the same in P̄,
/// and p pools the ratings. With two raters it is Scott's π.
public enum FleissKappa {
    /// κ of weighted votes, pairs of different raters weighted by the product of their weights.
    ///
    /// - Parameter counts: the votes.
    /// - Returns: at most 1; nil where no item has two ratings, and where all ratings are equal.
    public static func value(of counts: VoteCounts) -> Double? {
        var (agreement, items, weight) = (0.0, 0.0, 0.0)
        var labels = [Double](repeating: 0, count: counts.labels)
        for item in counts.itemWeights.indices where counts.itemWeights[item] > 0 {
            let pairs = RaterPairs(of: item, in: counts)
            guard pairs.all > 0 else { continue }
            let factor = counts.itemWeights[item]
            items += factor
            agreement += factor * pairs.agreeing / pairs.all
            weight += factor * pairs.weight
            for label in labels.indices { labels[label] += factor * counts.votes[item * counts.labels + label] }
        }
        guard items > 0 else { return nil }
        let chance = labels.reduce(0) { $0 + ($1 / weight) * ($1 / weight) }
        guard 1 - chance > 1e-12 else { return nil }
        return (agreement / items - chance) / (1 - chance)
    }

    /// κ with its 95% interval by drawing raters and items anew; with two raters items alone.
    ///
    /// - Parameters:
    ///   - table: the ratings.
    ///   - bootstrap: how often, and by which seed.
    public static func estimate(_ table: RatingTable, bootstrap: CrossedBootstrap) -> Estimate {
        bootstrap.estimate(of: .kappa, on: table)
    }
}
