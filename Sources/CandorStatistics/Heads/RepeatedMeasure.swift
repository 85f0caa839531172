/// A number measured on items by something that was made anew several times, as a head is on several splits of the pairs.
///
/// Two things vary: the items, and what a split happens to make. The value is the mean over items of the mean over splits
/// within each. Its error is
///
///     SE² = SE²(items, splits averaged within each, clustered) + s² / S        s² the variance between the S splits' means,
///
/// Student's interval on Welch and Satterthwaite's degrees of freedom. Where every split has the same items the second term is
/// what making anew adds; where each has its own it also holds some of the first, and the interval is a little too wide rather
/// than too narrow. Splits of one set of pairs have most of their pairs in common, so that s² says nothing of other sets.
public struct RepeatedMeasure: Hashable, Sendable {
    /// One item in one split.
    public struct Observation: Hashable, Sendable {
        /// Which split.
        public let split: Int
        /// What depends on each other: the dialogue.
        public let cluster: String
        /// What was measured; the same in every split that has it.
        public let item: String
        /// What came out.
        public let value: Double

        /// One item in one split.
        public init(split: Int, cluster: String, item: String, value: Double) {
            self.split = split
            self.cluster = cluster
            self.item = item
            self.value = value
        }
    }

    /// Value and error, both kinds of variation in it.
    public let statistic: LinearStatistic
    /// The means of the splits, by split.
    public let splitMeans: [Int: Double]
    /// The standard deviation between them; `nil` for fewer than two.
    public let splitDeviation: Double?
    private let items: Int
    private let clusters: Int

    /// Summarises observations.
    /// - Parameters:
    ///   - observations: In any order.
    ///   - scale: What a value can be; `nil` where nothing bounds it.
    /// - Throws: `StatisticsError` with `.notFinite` or `.outsideScale` for a value that cannot be.
    public init(_ observations: [Observation], scale: ClosedRange<Double>?) throws(StatisticsError) {
        struct Item: Hashable { var cluster: String, item: String }
        let sorted = observations.sorted { ($0.split, $0.cluster, $0.item) < ($1.split, $1.cluster, $1.item) }
        let byItem = Dictionary(grouping: sorted) { Item(cluster: $0.cluster, item: $0.item) }
        let sample = try ClusteredSample(
            byItem.map { CandorStatistics.Observation(cluster: $0.cluster, value: Self.mean($1.map(\.value))) },
            scale: scale)
        let means = Dictionary(grouping: sorted, by: \.split).mapValues { Self.mean($0.map(\.value)) }
        let noise = Self.noise(of: means, isBounded: scale != nil)
        splitMeans = means
        splitDeviation = noise.map { ($0.covariance(with: $0) * Double(means.count)).squareRoot() }
        statistic =
            noise.map { LinearStatistic.combination([(1, sample.mean), (1, $0)], method: "mean") } ?? sample.mean
        items = byItem.count
        clusters = sample.clusters.count
    }

    /// The number to report.
    /// - Parameter denominator: What is counted, in words.
    public func estimate(denominator: String) -> Estimate {
        let interval = ConfidenceInterval(of: statistic)
        let parts = [
            "mean over items, splits averaged within each",
            clusters < items ? "clustered by dialogue (\(clusters))" : nil,
            splitDeviation.map { _ in "with the variation between \(splitMeans.count) splits" }, interval?.method,
        ]
        return Estimate(
            value: statistic.value, standardError: statistic.standardError, lower: interval?.lower,
            upper: interval?.upper, n: items, denominator: denominator,
            method: parts.compactMap { $0 }.joined(separator: ", "))
    }

    /// A statistic of value 0 whose error is that of the mean of the splits' means; `nil` for fewer than two splits.
    private static func noise(of means: [Int: Double], isBounded: Bool) -> LinearStatistic? {
        let count = Double(means.count)
        guard means.count > 1 else { return nil }
        let mean = Self.mean(means.sorted { $0.key < $1.key }.map(\.value))
        let factor = (count / (count - 1)).squareRoot() / count
        let contributions = means.map { ("split \($0.key)", factor * ($0.value - mean)) }
        return LinearStatistic(
            value: 0, contributions: Dictionary(uniqueKeysWithValues: contributions), degreesOfFreedom: count - 1, n: 0,
            scale: isBounded ? 0...0 : nil, method: "variation between splits")
    }

    private static func mean(_ values: [Double]) -> Double {
        values.reduce(0, +) / Double(max(values.count, 1))
    }
}
