@testable import CandorStatistics

/// Names of clusters "0", "1", …, made once: simulations use them again and again.
let clusterNames = (0..<1000).map(String.init)

extension ClusteredSample {
    /// One observation a cluster.
    init(plain values: [Double?], prefix: String = "", scale: ClosedRange<Double>? = 0...1) throws(StatisticsError) {
        try self.init(
            values.enumerated().map { index, value in
                let name = index < clusterNames.count ? clusterNames[index] : String(index)
                return Observation(cluster: prefix + name, value: value)
            }, scale: scale)
    }

    /// Several observations a cluster.
    init(clusters: [[Double?]], prefix: String = "", scale: ClosedRange<Double>? = 0...1) throws(StatisticsError) {
        try self.init(
            clusters.enumerated().flatMap { index, values in
                values.map { Observation(cluster: prefix + clusterNames[index], value: $0) }
            }, scale: scale)
    }

    /// `count` ones and the rest zeros.
    init(successes count: Int, of n: Int, prefix: String = "") throws(StatisticsError) {
        try self.init(plain: (0..<n).map { $0 < count ? 1 : 0 }, prefix: prefix)
    }
}
