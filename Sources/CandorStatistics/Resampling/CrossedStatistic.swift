/// A statistic of ratings whose error comes from the raters as well as from the items.
public enum CrossedStatistic: Hashable, Sendable {
    /// What the ratings count on average, each with the same weight.
    case mean(RatingScores)
    /// What the items count on average by majority vote.
    case majority(RatingScores)
    /// Krippendorff's α.
    case alpha
    /// Fleiss' κ.
    case kappa

    /// The statistic of some votes; nil where it has no value.
    ///
    /// - Parameter counts: of the table that the scores were made for.
    public func value(of counts: VoteCounts) -> Double? {
        switch self {
        case .mean(let scores): counts.mean(scores)
        case .majority(let scores): counts.majority(scores)
        case .alpha: KrippendorffAlpha.value(of: counts)
        case .kappa: FleissKappa.value(of: counts)
        }
    }

    /// What labels count, for a share; nil for an agreement.
    var scores: RatingScores? {
        switch self {
        case .mean(let scores), .majority(let scores): scores
        case .alpha, .kappa: nil
        }
    }

    /// How many observations the statistic rests on: ratings, or for a vote items.
    func n(in table: RatingTable) -> Int {
        switch self {
        case .mean(let scores): table.entries.count { scores.score(of: $0, in: table) != nil }
        case .majority(let scores): table.counts.votedItems(scores).all
        case .alpha, .kappa:
            Dictionary(grouping: table.entries, by: \.item).values.reduce(0) { $0 + ($1.count > 1 ? $1.count : 0) }
        }
    }

    /// What is counted, in words.
    var denominator: String {
        switch self {
        case .mean: "ratings"
        case .majority: "items, by majority vote"
        case .alpha, .kappa: "ratings of items that have two or more"
        }
    }

    /// What is computed, in words.
    var method: String {
        switch self {
        case .mean: "mean of ratings"
        case .majority: "share of majority votes"
        case .alpha: "Krippendorff's α, nominal"
        case .kappa: "Fleiss' κ"
        }
    }
}
