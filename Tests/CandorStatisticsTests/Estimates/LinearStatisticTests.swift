import CandorTestSupport
import Foundation
import Testing

@testable import CandorStatistics

@Suite("Statistics and the contributions of their clusters")
struct LinearStatisticTests {
    @Test("A plain mean has the standard error s/√n and n − 1 degrees of freedom")
    func plainMean() throws {
        let mean = try ClusteredSample(plain: [0.2, 0.4, 0.9], scale: nil).mean
        #expect(isClose(mean.value, 0.5))
        // Deviations −0.3, −0.1, 0.4: s² = 0.26 / 2.
        #expect(isClose(mean.standardError, (0.13 / 3).squareRoot()))
        #expect(mean.degreesOfFreedom == 2)
    }

    @Test("Three items with two draws each: residual sums 0, 1, −1 give SE² = 3/2 · 2/36")
    func clusteredMean() throws {
        let mean = try ClusteredSample(clusters: [[1, 0], [1, 1], [0, 0]]).mean
        #expect(isClose(mean.value, 0.5))
        #expect(isClose(mean.standardError, (1.0 / 12).squareRoot()))
        #expect(mean.n == 6)
        #expect(!mean.isPlainProportion)
    }

    @Test("Clusters of unequal size weigh by their observations")
    func unequalClusters() throws {
        let mean = try ClusteredSample(clusters: [[1, 1, 1], [0]]).mean
        #expect(isClose(mean.value, 0.75))
        // Residual sums 0.75 and −0.75, over 4 observations; G / (G − 1) = 2.
        #expect(isClose(mean.standardError, (2 * 2 * 0.1875 * 0.1875).squareRoot()))
    }

    @Test("Unscored observations leave the denominator, are counted, and bound the value")
    func unscored() throws {
        let sample = try ClusteredSample(plain: [1, 1, 0, nil, nil])
        let estimate = sample.mean.estimate(denominator: "items")
        #expect(isClose(estimate.value, 2.0 / 3))
        #expect(estimate.n == 3)
        #expect(estimate.unscored == 2)
        #expect(isClose(estimate.lowestPossible, 2.0 / 5))
        #expect(isClose(estimate.highestPossible, 4.0 / 5))
    }

    @Test("Nothing scored gives no value, never 0")
    func nothingScored() throws {
        for sample in [try ClusteredSample([]), try ClusteredSample(plain: [nil, nil])] {
            let estimate = sample.mean.estimate(denominator: "items")
            #expect(estimate.value == nil)
            #expect(estimate.standardError == nil)
            #expect(estimate.lower == nil && estimate.upper == nil)
            #expect(estimate.n == 0)
            #expect(estimate.unscored == sample.observations.count)
        }
        #expect(try ClusteredSample(plain: [nil]).mean.possible == 0...1)
    }

    @Test("A conditional rate is the mean over the trials that satisfy the condition")
    func ratio() throws {
        let trials: [(event: Bool?, condition: Bool?)] = [
            (true, true), (false, true), (true, true), (true, false), (nil, false), (nil, true), (true, nil),
        ]
        let rate = try LinearStatistic.ratio(
            of: trials.enumerated().map {
                RatioObservation(cluster: "\($0)", event: $1.event, given: $1.condition)
            })
        let mean = try ClusteredSample(plain: [1, 0, 1, nil]).mean
        #expect(isClose(rate.value, 2.0 / 3))
        #expect(rate.standardError == mean.standardError)
        #expect(rate.n == 3)
        // One whose event is unknown, one whose condition is; outside the condition the event does not matter.
        #expect(rate.unscored == 2)
        #expect(rate.isPlainProportion)
    }

    @Test("A ratio of sums, two draws an item: 3/4, residuals ½ and −½ over 4")
    func clusteredRatio() throws {
        let rows: [(String, Double, Double)] = [
            ("a", 1, 1), ("a", 1, 1), ("b", 0, 1), ("b", 1, 1), ("c", 0, 0), ("c", 0, 0),
        ]
        let rate = try LinearStatistic.ratio(
            of: rows.map { RatioObservation(cluster: $0.0, numerator: $0.1, denominator: $0.2) })
        #expect(isClose(rate.value, 0.75))
        #expect(isClose(rate.standardError, (2 * 2 * (0.5 / 4) * (0.5 / 4)).squareRoot()))
        #expect(rate.degreesOfFreedom == 1)
        #expect(rate.n == 4)
    }

    @Test("No trial satisfies the condition: no value, and no crash")
    func emptyDenominator() throws {
        let rate = try LinearStatistic.ratio(
            of: (0..<3).map { RatioObservation(cluster: "\($0)", event: true, given: false) })
        #expect(rate.value == nil)
        #expect(rate.n == 0 && rate.unscored == 0)
        #expect(rate.estimate(denominator: "first answer correct").value == nil)
    }

    @Test("The order of observations changes no bit")
    func permutation() throws {
        var generator = SeededGenerator(seed: 3)
        let observations = (0..<200).map { index in
            Observation(cluster: "\(index % 37)", value: index % 11 == 0 ? nil : generator.nextUniform())
        }
        let expected = try ClusteredSample(observations).mean.estimate(denominator: "items")
        for _ in 0..<5 {
            let shuffled = try ClusteredSample(generator.shuffled(observations))
            #expect(shuffled.mean.estimate(denominator: "items") == expected)
        }
    }

    @Test("Every observation told twice adds no certainty")
    func duplication() throws {
        let once = try ClusteredSample(plain: [1, 0, 1, 1, 0, 1])
        let twice = try ClusteredSample(once.observations + once.observations)
        #expect(isClose(twice.mean.value, once.mean.value))
        #expect(isClose(twice.mean.standardError, once.mean.standardError))
        #expect(twice.mean.n == 12)
    }

    @Test("Copying all clusters under new names divides SE² by two, but for G / (G − 1)")
    func newClusters() throws {
        let values: [Double?] = [1, 0, 1, 1, 0, 1, 0.5, 0]
        let one = try #require(try ClusteredSample(plain: values).mean.standardError)
        let both = try ClusteredSample(
            ClusteredSample(plain: values).observations + ClusteredSample(plain: values, prefix: "copy").observations)
        let two = try #require(both.mean.standardError)
        #expect(isClose(one * one * (7.0 / 8) / (two * two * (15.0 / 16)), 2))
    }

    @Test("A composite does not depend on how it is put together")
    func composites() throws {
        var generator = SeededGenerator(seed: 5)
        let parts = try (0..<4).map { _ in
            try ClusteredSample(plain: (0..<30).map { _ in Double(generator.nextIndex(below: 3)) / 2 }).mean
        }
        let nested = ((parts[0] - parts[1]) + (parts[2] - parts[3])) / 2
        let flat = LinearStatistic.combination(
            [(0.5, parts[0]), (-0.5, parts[1]), (0.5, parts[2]), (-0.5, parts[3])], method: "composite")
        #expect(isClose(nested.value, flat.value))
        #expect(isClose(nested.standardError, flat.standardError))
        #expect(nested.degreesOfFreedom == 29)
        // The same, item by item.
        let perItem = try #require(nested.standardError)
        var variance = 0.0
        for left in 0..<4 {
            for right in 0..<4 {
                let sign = (left % 2 == right % 2) ? 1.0 : -1.0
                variance += 0.25 * sign * parts[left].covariance(with: parts[right])
            }
        }
        #expect(isClose(perItem * perItem, variance))
    }

    @Test("A statistic less itself is 0 without error")
    func selfDifference() throws {
        let mean = try ClusteredSample(plain: [1, 0, 1, 0.5]).mean
        let difference = mean - mean
        #expect(difference.value == 0)
        #expect(difference.standardError == 0)
        #expect(difference.pValue() == 1)
    }

    @Test("Datasets: unweighted mean, SE = √ΣSE² / k, counts summed, degrees of freedom after Welch")
    func datasets() throws {
        let first = try ClusteredSample(plain: [1, 1, 0, 1, nil], prefix: "a").mean
        let second = try ClusteredSample(successes: 20, of: 100, prefix: "b").mean
        let mean = LinearStatistic.mean(overDatasets: [first, second])
        let errors = [try #require(first.standardError), try #require(second.standardError)].map { $0 * $0 }
        #expect(isClose(mean.value, (0.75 + 0.2) / 2))
        #expect(isClose(mean.standardError, (errors[0] + errors[1]).squareRoot() / 2))
        #expect(mean.n == 104)
        #expect(mean.unscored == 1)
        let welch = pow(errors[0] + errors[1], 2) / (errors[0] * errors[0] / 3 + errors[1] * errors[1] / 99)
        #expect(isClose(mean.degreesOfFreedom, welch, within: 1e-9))
        #expect(isClose(mean.possible?.lowerBound, (0.6 + 0.2) / 2))
        #expect(isClose(mean.possible?.upperBound, (0.8 + 0.2) / 2))
    }

    @Test("A dataset in which nothing was scored is left out, and the method says so")
    func emptyDataset() throws {
        let empty = try ClusteredSample(plain: [nil, nil], prefix: "c").mean
        let full = try ClusteredSample(successes: 3, of: 10).mean
        let estimate = LinearStatistic.mean(overDatasets: [empty, full]).estimate(denominator: "items")
        #expect(isClose(estimate.value, 0.3))
        #expect(estimate.unscored == 2)
        #expect(estimate.method.contains("1 of 2 datasets"))
        #expect(isClose(estimate.lowestPossible, 0.15))
        #expect(isClose(estimate.highestPossible, 0.65))
        #expect(LinearStatistic.mean(overDatasets: [empty]).estimate(denominator: "items").value == nil)
        #expect(LinearStatistic.mean(overDatasets: []).estimate(denominator: "items").value == nil)
    }

    @Test("The mean over one dataset is that dataset's, interval and all")
    func oneDataset() throws {
        let only = try ClusteredSample(plain: [1, 0, 1, nil]).mean
        #expect(LinearStatistic.mean(overDatasets: [only]) == only)
    }

    @Test("The mean of six ones is exactly 1")
    func exactMeans() throws {
        let sets = try (0..<6).map { try ClusteredSample(successes: 5, of: 5, prefix: "\($0):").mean }
        let estimate = LinearStatistic.mean(overDatasets: sets).estimate(denominator: "items")
        #expect(estimate.value == 1)
        #expect(estimate.upper == 1)
    }

    @Test("Two-sided p: t = 3 on 2 degrees of freedom is 0.0955; five equal signs are 1/16")
    func pValues() throws {
        let mean = try ClusteredSample(plain: [1, 2, 3], scale: nil).mean
        // t = 2 / (1/√3) = 3.464; p = 1 − t / √(t² + 2) on 2 degrees of freedom.
        #expect(isClose(mean.pValue(), 1 - 12.0.squareRoot() / 14.0.squareRoot()))
        #expect(isClose(mean.estimate(denominator: "").pValue(degreesOfFreedom: 2), mean.pValue()))
        #expect(isClose(mean.estimate(denominator: "").pValue(), 2 * NormalDistribution.cumulative(-12.0.squareRoot())))
        #expect(mean.pValue(against: 2) == 1)
        #expect(try ClusteredSample(plain: [1, 1, 1, 1, 1]).mean.pValue() == 1.0 / 16)
        #expect(try ClusteredSample(plain: [1]).mean.pValue() == nil)
        #expect(try ClusteredSample([]).mean.pValue() == nil)
    }

    @Test("The intraclass correlation of equal draws is 1, of opposite draws −1")
    func intraclassCorrelation() throws {
        #expect(isClose(try ClusteredSample(clusters: [[1, 1], [0, 0], [1, 1]]).intraclassCorrelation, 1))
        #expect(isClose(try ClusteredSample(clusters: [[1, 0], [0, 1]]).intraclassCorrelation, -1))
        #expect(try ClusteredSample(plain: [1, 0, 1]).intraclassCorrelation == nil)
        #expect(try ClusteredSample(clusters: [[1, 1], [1, 1]]).intraclassCorrelation == nil)
    }

    @Test("Values that cannot be are refused with their cluster's name", arguments: [Double.nan, .infinity, 1.5, -0.1])
    func refusals(_ value: Double) throws {
        let error = #expect(throws: StatisticsError.self) {
            try ClusteredSample([Observation(cluster: "item-7", value: value)])
        }
        #expect(error?.code == (value.isFinite ? .outsideScale : .notFinite))
        #expect(error?.localizedDescription.contains("item-7") == true)
        #expect(throws: StatisticsError.self) {
            try LinearStatistic.ratio(of: [RatioObservation(cluster: "a", numerator: .nan, denominator: 1)])
        }
    }

    @Test("An estimate without a value is written with nulls and read back")
    func json() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let empty = try ClusteredSample([]).mean.estimate(denominator: "items")
        let text = String(decoding: try encoder.encode(empty), as: UTF8.self)
        #expect(
            text == """
                {"denominator":"items","lower":null,"method":"mean","n":0,"standardError":null,"unscored":0,\
                "upper":null,"value":null}
                """)
        let full = try ClusteredSample(plain: [1, 0, nil]).mean.estimate(denominator: "items")
        for estimate in [empty, full] {
            #expect(try JSONDecoder().decode(Estimate.self, from: encoder.encode(estimate)) == estimate)
        }
        // Not finite is not JSON.
        let odd = Estimate(value: .nan, standardError: .infinity, n: 3, denominator: "", method: "")
        #expect(odd.value == nil && odd.standardError == nil)
    }
}
