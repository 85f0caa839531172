/// Observations grouped by cluster: one metric of one assistant on one dataset under one condition.
///
/// A sample is a multiset. The order in which observations arrive changes no digit of what is computed from it.
public struct ClusteredSample: Hashable, Sendable {
    /// The observations, sorted by cluster, then by value, the unscored first.
    public let observations: [Observation]
    /// What a value can be, 0…1 for rates and scores, −1…1 for differences of such; nil where nothing bounds it.
    public let scale: ClosedRange<Double>?
    /// One entry a cluster, sorted by cluster; also those without a scored observation.
    let clusters: [ClusterTotals]

    /// Groups observations.
    ///
    /// - Parameters:
    ///   - observations: in any order; any number a cluster.
    ///   - scale: what a value can be; nil where nothing bounds it.
    /// - Throws: `StatisticsError` with `.notFinite` or `.outsideScale` for a value that cannot be.
    public init(_ observations: [Observation], scale: ClosedRange<Double>? = 0...1) throws(StatisticsError) {
        for observation in observations {
            guard let value = observation.value else { continue }
            guard value.isFinite else {
                throw StatisticsError(
                    .notFinite, doing: "reading the value \(value) of \(observation.cluster)",
                    next: "leave it unscored or correct it")
            }
            if let scale, !scale.contains(value) {
                throw StatisticsError(
                    .outsideScale, doing: "reading the value \(value) of \(observation.cluster)",
                    next: "give a value between \(scale.lowerBound) and \(scale.upperBound), or another scale")
            }
        }
        self.init(valid: observations, scale: scale)
    }

    private init(valid observations: [Observation], scale: ClosedRange<Double>?) {
        let sorted = observations.sorted {
            ($0.cluster, $0.value ?? -.infinity) < ($1.cluster, $1.value ?? -.infinity)
        }
        var clusters: [ClusterTotals] = []
        for observation in sorted {
            if clusters.last?.cluster != observation.cluster {
                clusters.append(ClusterTotals(cluster: observation.cluster))
            }
            clusters[clusters.count - 1].add(observation.value)
        }
        self.observations = sorted
        self.scale = scale
        self.clusters = clusters
    }

    /// How many observations are scored.
    public var scored: Int { clusters.reduce(0) { $0 + $1.scored } }

    /// How many observations are not scored.
    public var unscored: Int { clusters.reduce(0) { $0 + $1.unscored } }

    /// The mean of the scored values, each observation with the same weight, standard error clustered.
    public var mean: LinearStatistic { .mean(of: self) }

    /// The sample without the clusters that `isIncluded` refuses.
    ///
    /// - Parameter isIncluded: whether to keep the cluster of that id.
    public func filter(clusters isIncluded: (String) -> Bool) -> ClusteredSample {
        ClusteredSample(valid: observations.filter { isIncluded($0.cluster) }, scale: scale)
    }

    /// The intraclass correlation of observations of one cluster, between −1 and 1: the analysis-of-variance estimator
    /// (between − within) / (between + (m − 1) within) on mean squares, m the average cluster size corrected for
    /// unequal ones (Donner, "A review of inference procedures for the intraclass correlation coefficient", 1986).
    ///
    /// - Returns: nil with fewer than two clusters, no cluster of two observations, or no variance at all.
    public var intraclassCorrelation: Double? {
        let groups = clusters.filter { $0.scored > 0 }
        let n = Double(scored)
        let k = Double(groups.count)
        guard k > 1, n > k, let grandMean = mean.value else { return nil }
        let means = Dictionary(uniqueKeysWithValues: groups.map { ($0.cluster, $0.sum / Double($0.scored)) })
        let between = groups.reduce(0) { total, group in
            let deviation = group.sum / Double(group.scored) - grandMean
            return total + Double(group.scored) * deviation * deviation
        }
        let within = observations.reduce(0) { total, observation in
            guard let value = observation.value, let mean = means[observation.cluster] else { return total }
            return total + (value - mean) * (value - mean)
        }
        let squares = groups.reduce(0) { $0 + Double($1.scored * $1.scored) }
        let size = (n - squares / n) / (k - 1)
        let betweenMean = between / (k - 1)
        let withinMean = within / (n - k)
        let total = betweenMean + (size - 1) * withinMean
        return total > 0 ? (betweenMean - withinMean) / total : nil
    }
}

/// What a sample needs to know of one cluster.
struct ClusterTotals: Hashable, Sendable {
    let cluster: String
    /// The sum of the scored values.
    var sum = 0.0
    /// How many observations are scored.
    var scored = 0
    /// How many are not.
    var unscored = 0
    /// Whether every scored value is 0 or 1.
    var isBinary = true

    init(cluster: String) {
        self.cluster = cluster
    }

    var observations: Int { scored + unscored }
    var mean: Double? { scored > 0 ? sum / Double(scored) : nil }

    mutating func add(_ value: Double?) {
        guard let value else {
            unscored += 1
            return
        }
        sum += value
        scored += 1
        isBinary = isBinary && (value == 0 || value == 1)
    }
}
