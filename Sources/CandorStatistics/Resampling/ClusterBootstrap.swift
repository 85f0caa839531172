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
        distribution(ofStrata: [clusters]) { statistic($0[0]) }
    }

    /// Draws the clusters of each stratum anew, so that each keeps its size: for means over datasets.
    ///
    /// - Parameters:
    ///   - strata: for each stratum what is known of its clusters, in an order that does not change from run to run.
    ///   - statistic: of as many lists of clusters as there are strata; nil where it has no value there.
    public func distribution<Cluster>(
        ofStrata strata: [[Cluster]], statistic: ([[Cluster]]) -> Double?
    ) -> BootstrapDistribution {
        func finite(_ strata: [[Cluster]]) -> Double? { statistic(strata).flatMap { $0.isFinite ? $0 : nil } }
        guard strata.contains(where: { !$0.isEmpty }) else {
            return BootstrapDistribution(value: nil, replicates: [], undefined: 0, jackknife: [])
        }
        var generator = SeededGenerator(seed: seed)
        let replicates = (0..<resamples).compactMap { _ in
            finite(
                strata.map { clusters in
                    clusters.map { _ in clusters[generator.nextIndex(below: clusters.count)] }
                })
        }
        return BootstrapDistribution(
            value: finite(strata), replicates: replicates.sorted(), undefined: resamples - replicates.count,
            jackknife: strata.indices.flatMap { jackknife(strata, $0, statistic: finite) })
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

    /// How far the statistic lies below its mean over a stratum without each of its clusters in turn, in the unit of an
    /// infinitesimal jackknife, so that strata of different size can be put together.
    private func jackknife<Cluster>(
        _ strata: [[Cluster]], _ stratum: Int, statistic: ([[Cluster]]) -> Double?
    ) -> [Double] {
        let values = strata[stratum].indices.compactMap { index in
            var others = strata
            others[stratum].remove(at: index)
            return statistic(others)
        }
        let count = Double(max(values.count, 1))
        let mean = values.reduce(0, +) / count
        return values.map { (mean - $0) * (count - 1) / count }
    }
}
