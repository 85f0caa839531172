import Foundation

/// The bootstrap of any statistic, by drawing whole clusters with replacement (Davison and Hinkley, "Bootstrap Methods and
/// their Application", 1997, sections 2.4 and 3.8).
public struct ClusterBootstrap: Hashable, Sendable {
    /// How many times the clusters are drawn anew.
    public let resamples: Int
    /// The seed: the same seed, the same bytes.
    public let seed: UInt64

    /// A bootstrap.
    ///
    /// - Parameters:
    ///   - resamples: how many times the clusters are drawn anew, at least 2; 2,000 give a 95% interval its second digit.
    ///   - seed: any number.
    /// - Throws: `StatisticsError` with `.invalidCount`.
    public init(resamples: Int = 2000, seed: UInt64) throws(StatisticsError) {
        guard resamples >= 2 else {
            throw StatisticsError(
                .invalidCount, doing: "starting a bootstrap of \(resamples) resamples", next: "give at least 2")
        }
        self.resamples = resamples
        self.seed = seed
    }

    /// Draws the clusters anew, again and again.
    ///
    /// - Parameters:
    ///   - clusters: what is known of each cluster, in an order that does not change from run to run.
    ///   - statistic: of any list of clusters; nil where it has no value there (an empty denominator).
    public func distribution<Cluster>(
        of clusters: [Cluster], statistic: ([Cluster]) -> Double?
    ) -> BootstrapDistribution {
        var generator = SeededGenerator(seed: seed)
        var replicates: [Double] = []
        if !clusters.isEmpty {
            for _ in 0..<resamples {
                let drawn = clusters.indices.map { _ in clusters[generator.nextIndex(below: clusters.count)] }
                if let value = statistic(drawn), value.isFinite { replicates.append(value) }
            }
        }
        let leftOut = clusters.indices.compactMap { index in
            statistic(Array(clusters[..<index] + clusters[(index + 1)...]))
        }
        return BootstrapDistribution(
            value: clusters.isEmpty ? nil : statistic(clusters), replicates: replicates.sorted(),
            undefined: clusters.isEmpty ? 0 : resamples - replicates.count, leaveOneOut: leftOut)
    }

    /// The bootstrap of a sample's mean.
    ///
    /// - Parameter sample: observations by cluster; clusters without a scored observation take no part.
    public func distribution(of sample: ClusteredSample) -> BootstrapDistribution {
        distribution(of: sample.clusters.filter { $0.scored > 0 }) { drawn in
            let count = drawn.reduce(0) { $0 + $1.scored }
            return count > 0 ? drawn.reduce(0) { $0 + $1.sum } / Double(count) : nil
        }
    }
}
