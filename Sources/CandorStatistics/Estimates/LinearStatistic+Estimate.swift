extension LinearStatistic {
    /// The number to report: value, standard error and 95% interval.
    ///
    /// - Parameters:
    ///   - denominator: what is counted, in words.
    ///   - method: what was computed, in words; nil for the statistic's own. The interval's kind is added to it.
    ///   - usesStudent: whether the interval is Student's on the clusters, whatever the value.
    public func estimate(denominator: String, method: String? = nil, usesStudent: Bool = false) -> Estimate {
        let interval = usesStudent ? ConfidenceInterval.student(of: self) : ConfidenceInterval(of: self)
        let clusters = contributions.count
        // With a cluster an observation the clustering changes nothing, and is not worth a word.
        let clustering = clusters < n && clusters > 0 ? ", clustered by item (\(clusters))" : ""
        return Estimate(
            value: value, standardError: standardError, lower: interval?.lower, upper: interval?.upper, n: n,
            unscored: unscored, denominator: denominator,
            method: (method ?? self.method) + clustering + (interval.map { ", " + $0.method } ?? ""),
            lowestPossible: unscored > 0 ? possible?.lowerBound : nil,
            highestPossible: unscored > 0 ? possible?.upperBound : nil)
    }
}
