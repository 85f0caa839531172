/// How much of the difference between ratings is between items, between raters, and neither: the variances in
/// y = μ + item + rater + residual, items and raters drawn at random.
///
/// By the method of moments for crossed designs with any cells missing (Henderson's first method; Gao and Owen, "Efficient
/// moment calculations for variance components in large unbalanced crossed random effects models", 2017): the squares within
/// items, within raters and over all ratings are set equal to what they are expected to be, which is three linear equations.
/// For the mean of 0/1 scores the variances are on the scale of probabilities. What comes out below 0 is 0.
public struct CrossedVariance: Codable, Hashable, Sendable {
    /// The mean score.
    public let mean: Double
    /// The variance between items, σ²_item.
    public let items: Double
    /// The variance between raters, σ²_rater.
    public let raters: Double
    /// The variance that neither explains, σ²_res.
    public let residual: Double
    /// How many items were rated.
    public let itemCount: Int
    /// How many raters rated.
    public let raterCount: Int
    /// How many ratings were given.
    public let ratingCount: Int

    /// Estimates the variances.
    ///
    /// - Parameters:
    ///   - scores: what ratings count.
    ///   - table: the ratings.
    /// - Returns: nil where the design cannot tell the parts from each other: every item rated once, every rater with one
    ///   rating, raters whose items are all their own, fewer than two items or raters.
    public init?(_ scores: RatingScores, in table: RatingTable) {
        let scored = table.entries.compactMap { entry in
            scores.score(of: entry, in: table).map { Scored(rater: entry.rater, item: entry.item, value: $0) }
        }
        let n = Double(scored.count)
        let byItem = Squares(scored, by: \.item, count: table.items.count)
        let byRater = Squares(scored, by: \.rater, count: table.raters.count)
        let all = Squares(scored, by: { _ in 0 }, count: 1)
        guard byItem.groups > 1, byRater.groups > 1, scored.count > byItem.groups, scored.count > byRater.groups else {
            return nil
        }
        // Within items there are raters and residual, within raters items and residual, over all of it the three.
        let ratersAndResidual = byItem.within / (n - Double(byItem.groups))
        let itemsAndResidual = byRater.within / (n - Double(byRater.groups))
        let ofItems = n - byItem.sizes / n
        let ofRaters = n - byRater.sizes / n
        let determinant = ofItems + ofRaters - (n - 1)
        guard determinant > 1e-9 * n else { return nil }
        let residual = (itemsAndResidual * ofItems + ratersAndResidual * ofRaters - all.within) / determinant
        mean = scored.reduce(0) { $0 + $1.value } / n
        items = max(0, itemsAndResidual - residual)
        raters = max(0, ratersAndResidual - residual)
        self.residual = max(0, residual)
        itemCount = byItem.groups
        raterCount = byRater.groups
        ratingCount = scored.count
    }

    /// The standard error of the mean in a study of as many items, each rated by the same number of raters:
    /// √(σ²_rater / R + σ²_item / I + σ²_res / (I · k)).
    ///
    /// - Parameters:
    ///   - raters: R, how many take part, above 0.
    ///   - items: I, above 0.
    ///   - ratersPerItem: k, how many of them rate each item, above 0.
    public func standardError(raters: Double, items: Double, ratersPerItem: Double) -> Double {
        (self.raters / raters + self.items / items + residual / (items * ratersPerItem)).squareRoot()
    }

    private struct Scored {
        let rater: Int
        let item: Int
        let value: Double
    }

    /// The squares within groups of ratings.
    private struct Squares {
        /// Σ (y − mean of the group)².
        private(set) var within = 0.0
        /// Σ of the squared sizes of the groups.
        private(set) var sizes = 0.0
        /// How many groups have a rating.
        private(set) var groups = 0

        init(_ scored: [Scored], by group: (Scored) -> Int, count: Int) {
            var sums = [Double](repeating: 0, count: count)
            var members = sums
            for one in scored {
                sums[group(one)] += one.value
                members[group(one)] += 1
            }
            for one in scored {
                let deviation = one.value - sums[group(one)] / members[group(one)]
                within += deviation * deviation
            }
            sizes = members.reduce(0) { $0 + $1 * $1 }
            groups = members.count { $0 > 0 }
        }
    }
}
