import CandorTestSupport
import Foundation
import Testing

@testable import CandorStatistics

@Suite("The bootstrap over clusters")
struct ClusterBootstrapTests {
    @Test("Its standard error comes near the linearised one, and the same seed gives the same bytes")
    func agreesWithLinearisation() throws {
        var generator = SeededGenerator(seed: 4)
        let sample = try ClusteredSample(
            clusters: (0..<60).map { _ in
                let rate = generator.nextUniform()
                return (0..<3).map { _ in generator.nextUniform() < rate ? 1 : 0 }
            })
        let bootstrap = try ClusterBootstrap(resamples: 1000, seed: 5)
        let distribution = bootstrap.distribution(of: sample)
        let error = try #require(distribution.standardError)
        #expect(abs(error / (try #require(sample.mean.standardError)) - 1) < 0.1)
        #expect(isClose(distribution.value, sample.mean.value))
        #expect(distribution == bootstrap.distribution(of: sample))
        #expect(distribution != (try ClusterBootstrap(resamples: 1000, seed: 6)).distribution(of: sample))
        let interval = try #require(sample.mean.estimate(denominator: "").lower)
        for bootstrapped in [distribution.percentileInterval, distribution.acceleratedInterval] {
            #expect(isClose(bootstrapped?.lower, interval, within: 0.02))
        }
    }

    @Test("Skewed data: the accelerated interval reaches further on the long side")
    func skewness() throws {
        var generator = SeededGenerator(seed: 8)
        let values = (0..<40).map { _ in -log(1 - generator.nextUniform()) }
        let distribution = try ClusterBootstrap(resamples: 2000, seed: 1).distribution(of: values) { drawn in
            drawn.reduce(0, +) / Double(drawn.count)
        }
        let percentile = try #require(distribution.percentileInterval)
        let accelerated = try #require(distribution.acceleratedInterval)
        #expect(accelerated.lower > percentile.lower)
        #expect(accelerated.upper > percentile.upper)
    }

    @Test("Resamples in which the statistic has no value are counted; too many, and there is no interval")
    func undefined() throws {
        let bootstrap = try ClusterBootstrap(resamples: 400, seed: 2)
        // A ratio whose denominator is missing in (9/10)^10 = 35% of the resamples.
        let pairs = (0..<10).map { (numerator: Double($0 % 2), denominator: $0 == 3 ? 1.0 : 0) }
        let distribution = bootstrap.distribution(of: pairs) { drawn in
            let denominator = drawn.reduce(0) { $0 + $1.denominator }
            return denominator > 0 ? drawn.reduce(0) { $0 + $1.numerator } / denominator : nil
        }
        #expect((100...180).contains(distribution.undefined))
        #expect(distribution.replicates.count + distribution.undefined == 400)
        let never = bootstrap.distribution(of: pairs) { _ in nil }
        #expect(never.value == nil && never.percentileInterval == nil && never.standardError == nil)
    }

    @Test("No clusters, or clusters all alike, give no interval rather than a narrow one")
    func degenerate() throws {
        let bootstrap = try ClusterBootstrap(resamples: 50, seed: 2)
        let empty = bootstrap.distribution(of: try ClusteredSample([]))
        #expect(empty.value == nil && empty.replicates.isEmpty && empty.undefined == 0)
        let same = bootstrap.distribution(of: try ClusteredSample(successes: 8, of: 8))
        let estimate = same.estimate(n: 8, denominator: "items", method: "mean")
        #expect(estimate.value == 1)
        #expect(estimate.lower == nil && estimate.upper == nil)
        #expect(throws: StatisticsError.self) { try ClusterBootstrap(resamples: 1, seed: 0) }
    }

    @Test("Strata keep their sizes, and the error of a mean over them is √ΣSE² / k")
    func strata() throws {
        var generator = SeededGenerator(seed: 6)
        let sets = [8, 90].map { size in (0..<size).map { _ in generator.nextUniform() } }
        let distribution = try ClusterBootstrap(resamples: 2000, seed: 7).distribution(ofStrata: sets) { drawn in
            guard drawn.map(\.count) == [8, 90] || drawn.flatMap(\.self).count == 97 else { return nil }
            return drawn.reduce(0) { $0 + $1.reduce(0, +) / Double($1.count) } / 2
        }
        #expect(distribution.undefined == 0)
        let linear = LinearStatistic.mean(overDatasets: [
            try ClusteredSample(plain: sets[0], prefix: "a").mean,
            try ClusteredSample(plain: sets[1], prefix: "b").mean,
        ])
        #expect(isClose(distribution.value, linear.value))
        // The bootstrap's variance lacks the factor n / (n − 1), 8 / 7 in the set that matters.
        let ratio = (try #require(distribution.standardError)) / (try #require(linear.standardError))
        #expect((0.88...1.0).contains(ratio), "\(ratio)")
        let jackknife = distribution.jackknife.reduce(0) { $0 + $1 * $1 }.squareRoot()
        #expect(isClose(jackknife, linear.standardError, within: 0.07 * jackknife))
        #expect(distribution.acceleratedInterval != nil)
    }

    @Test("A statistic that is not a number is no value")
    func notNumbers() throws {
        let distribution = try ClusterBootstrap(resamples: 50, seed: 3).distribution(of: [1.0, 2, 3]) { drawn in
            drawn.count < 3 || drawn.contains(1) ? .nan : drawn.reduce(0, +)
        }
        #expect(distribution.value == nil)
        #expect(distribution.undefined > 0)
        #expect(distribution.acceleratedInterval == nil)
    }
}
