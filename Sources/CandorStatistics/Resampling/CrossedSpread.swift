/// How much raters, items and single ratings add to the error of a mean of ratings, by linearisation.
struct CrossedSpread {
    /// Σ over raters of (Σ of the residuals of the rater's ratings / n)².
    let raters: Double
    /// The same over the clusters of items.
    let items: Double
    /// The same over single ratings.
    let ratings: Double
    private let raterCount: Double
    private let itemCount: Double

    /// Measures the spread of a mean.
    ///
    /// - Parameters:
    ///   - scores: what ratings count.
    ///   - table: the ratings.
    /// - Returns: nil where no rating counts.
    init?(_ scores: RatingScores, in table: RatingTable) {
        let scored = table.entries.compactMap { entry in scores.score(of: entry, in: table).map { (entry, $0) } }
        guard !scored.isEmpty else { return nil }
        let n = Double(scored.count)
        let mean = scored.reduce(0) { $0 + $1.1 } / n
        var ofRater = [Double](repeating: 0, count: table.raters.count)
        var ofCluster = [Double](repeating: 0, count: table.clusters.count)
        for (entry, value) in scored {
            ofRater[entry.rater] += (value - mean) / n
            ofCluster[table.clusterOfItem[entry.item]] += (value - mean) / n
        }
        raters = ofRater.reduce(0) { $0 + $1 * $1 }
        items = ofCluster.reduce(0) { $0 + $1 * $1 }
        ratings = scored.reduce(0) { $0 + ($1.1 - mean) * ($1.1 - mean) } / (n * n)
        raterCount = Double(Set(scored.map(\.0.rater)).count)
        itemCount = Double(Set(scored.map { table.clusterOfItem[$0.0.item] }).count)
    }

    /// The degrees of freedom of the sum of the parts of raters and items (Satterthwaite, "An approximate distribution of
    /// estimates of variance components", 1946); 0 where there is no spread.
    var degreesOfFreedom: Double {
        let parts = [(raters, raterCount - 1), (items, itemCount - 1)].filter { $0.0 > 0 && $0.1 > 0 }
        let sum = parts.reduce(0) { $0 + $1.0 }
        let squares = parts.reduce(0) { $0 + $1.0 * $1.0 / $1.1 }
        return squares > 0 ? sum * sum / squares : 0
    }
}
