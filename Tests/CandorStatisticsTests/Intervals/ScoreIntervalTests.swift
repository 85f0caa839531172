import CandorTestSupport
import Testing

@testable import CandorStatistics

@Suite("Score intervals over data sets and of differences")
struct ScoreIntervalTests {
    private static let quantile = 1.9599639845400545

    /// The mean over data sets of differences, `gains` of 1 and `losses` of −1 in each.
    private func difference(gains: Int, losses: Int, pairs: Int, datasets: Int = 1) throws -> LinearStatistic {
        let values: [Double?] = (0..<pairs).map { $0 < gains ? 1 : $0 < gains + losses ? -1 : 0 }
        return .mean(
            overDatasets: try (0..<datasets).map {
                try ClusteredSample(plain: values, prefix: "\($0):", scale: -1...1).mean
            })
    }

    private func shares(_ successes: [Int], of n: [Int]) throws -> LinearStatistic {
        .mean(
            overDatasets: try zip(successes, n).enumerated().map { index, set in
                try ClusteredSample(successes: set.0, of: set.1, prefix: "\(index):").mean
            })
    }

    private func width(_ statistic: LinearStatistic) throws -> Double {
        let interval = try #require(ConfidenceInterval(of: statistic))
        let value = try #require(statistic.value)
        let scale = try #require(statistic.scale)
        #expect(interval.lower <= value && value <= interval.upper)
        #expect(scale.lowerBound <= interval.lower && interval.upper <= scale.upperBound)
        #expect(interval.lower < interval.upper)
        return interval.upper - interval.lower
    }

    @Test("Of one share the score interval is Wilson's", arguments: [(0, 20), (1, 20), (8, 10), (881, 1000), (5, 5)])
    func wilson(_ successes: Int, _ n: Int) throws {
        let share = try ClusteredSample(successes: successes, of: n).mean
        let reach = try #require(StratifiedScore(of: share)).reach(quantile: Self.quantile)
        let wilson = ConfidenceInterval.wilson(share: Double(successes) / Double(n), n: Double(n))
        #expect(isClose(Double(successes) / Double(n) - reach.below, wilson.lower, within: 1e-9))
        #expect(isClose(Double(successes) / Double(n) + reach.above, wilson.upper, within: 1e-9))
    }

    @Test(
        "Of paired verdicts it is Tango's",
        arguments: [(0, 0, 20), (1, 0, 20), (1, 1, 20), (0, 5, 44), (9, 2, 44), (3, 0, 10), (0, 7, 10), (12, 12, 60)])
    func tango(_ gains: Int, _ losses: Int, _ pairs: Int) throws {
        let paired = try difference(gains: gains, losses: losses, pairs: pairs)
        let reach = try #require(StratifiedScore(of: paired)).reach(quantile: Self.quantile)
        let value = Double(gains - losses) / Double(pairs)
        let expected = Tango.interval(gains: gains, losses: losses, pairs: pairs)
        #expect(isClose(value - reach.below, expected.lower, within: 1e-7))
        #expect(isClose(value + reach.above, expected.upper, within: 1e-7))
    }

    @Test("Nothing in three data sets of 20: as sure as of 58 items together, not as of 20")
    func nothingAnywhere() throws {
        let square = Self.quantile * Self.quantile * 60 / 58
        let none = try #require(ConfidenceInterval(of: shares([0, 0, 0], of: [20, 20, 20])))
        #expect(none.lower == 0)
        #expect(isClose(none.upper, square / (60 + square), within: 1e-8))
        #expect(none.method == "stratified Wilson 95% interval")
        let all = try #require(ConfidenceInterval(of: shares([20, 20, 20], of: [20, 20, 20])))
        #expect(isClose(all.lower, 1 - none.upper, within: 1e-8) && all.upper == 1)
        let identical = try #require(ConfidenceInterval(of: difference(gains: 0, losses: 0, pairs: 20, datasets: 3)))
        #expect(isClose(identical.upper, square / (60 + square), within: 1e-8))
        #expect(isClose(identical.lower, -square / (60 + square), within: 1e-8))
    }

    @Test("Identical runs are known better than runs that differ, whatever the number of data sets")
    func identical() throws {
        for datasets in 1...6 {
            let same = try width(difference(gains: 0, losses: 0, pairs: 20, datasets: datasets))
            for (gains, losses) in [(1, 1), (2, 2), (3, 3), (5, 5), (8, 8)] {
                #expect(try same < width(difference(gains: gains, losses: losses, pairs: 20, datasets: datasets)))
            }
        }
    }

    @Test("Less variation never makes a difference's interval wider", arguments: [10, 20, 40], [1, 3])
    func monotone(_ pairs: Int, _ datasets: Int) throws {
        for losses in 0...(pairs / 2) {
            for gains in 0...losses where gains + losses + 2 <= pairs {
                let fewer = try width(difference(gains: gains, losses: losses, pairs: pairs, datasets: datasets))
                // One more pair on each side: the same difference from more variation.
                let more = try width(difference(gains: gains + 1, losses: losses + 1, pairs: pairs, datasets: datasets))
                #expect(more >= fewer - 1e-9, "+\(gains) −\(losses)")
            }
        }
        for differing in 0..<(pairs / 2) {
            let fewer = try width(difference(gains: differing, losses: 0, pairs: pairs, datasets: datasets))
            let more = try width(difference(gains: differing + 1, losses: 0, pairs: pairs, datasets: datasets))
            #expect(more >= fewer - 1e-9, "\(differing) of \(pairs)")
        }
    }

    @Test("A rate nearer to an end never has a wider interval over data sets", arguments: [[10, 10], [10, 20, 40]])
    func monotoneShares(_ sizes: [Int]) throws {
        for successes in 0..<5 {
            let fewer = try width(shares(sizes.map { _ in successes }, of: sizes))
            let more = try width(shares(sizes.map { _ in successes + 1 }, of: sizes))
            #expect(more >= fewer - 1e-9)
        }
    }

    @Test("More items and more data sets make it narrower")
    func consistency() throws {
        for (gains, losses) in [(0, 0), (1, 0), (1, 1)] {
            var last = 2.0
            for scale in 1...6 {
                let items = try width(difference(gains: gains * scale, losses: losses * scale, pairs: 12 * scale))
                #expect(items < last)
                last = items
            }
            last = 2.0
            for datasets in 1...6 {
                let sets = try width(difference(gains: gains, losses: losses, pairs: 12, datasets: datasets))
                #expect(sets < last)
                last = sets
            }
        }
    }

    @Test("Identical runs in a composite of four conditions, over three data sets of 20: within ±9 points")
    func identicalComposites() throws {
        let runs = try (0..<3).map { set -> LinearStatistic in
            let rate = try ClusteredSample(successes: 14, of: 20, prefix: "\(set):").mean
            let change = rate - rate
            let composite = LinearStatistic.combination([(1, change), (-1, change), (-1, change)], method: "") / 3
            return composite - composite
        }
        let interval = try #require(ConfidenceInterval(of: .mean(overDatasets: runs)))
        #expect(interval.upper < 0.09 && interval.upper > 0.03)
        #expect(isClose(interval.lower, -interval.upper, within: 1e-9))
    }

    @Test("No mean over data sets has an interval without width, also far from the ends")
    func alike() throws {
        let sets = try (0..<3).map {
            try ClusteredSample(plain: Array(repeating: 0.7, count: 20), prefix: "\($0):").mean
        }
        #expect(try width(.mean(overDatasets: sets)) > 0.03)
    }

    @Test("With ten differing pairs and more, Student's interval stands as it is")
    func regular() throws {
        let estimate = try difference(gains: 20, losses: 10, pairs: 100).estimate(denominator: "items")
        // s² = (30 − 9) / 99 · …: Σ (d − 0.1)² = 30 − 1 = 29.
        let error = (29.0 / 99 / 100).squareRoot()
        #expect(isClose(estimate.standardError, error))
        #expect(isClose(estimate.upper, 0.1 + 1.9842169515864174 * error, within: 1e-9))
        #expect(estimate.method.hasSuffix("t 95% interval on 99 degrees of freedom"))
    }

    @Test("Draws of an item are one cluster: identical draws of 20 items say no more than 20 pairs")
    func draws() throws {
        let one = try ClusteredSample(clusters: Array(repeating: [1, 0, 1, 1], count: 20)).mean
        #expect(try isClose(width(one - one), width(difference(gains: 0, losses: 0, pairs: 20)), within: 1e-9))
    }

    @Test("The difference of two means over data sets is a difference data set by data set")
    func differenceOfMeans() throws {
        func mean(_ successes: [Int]) throws -> LinearStatistic { try shares(successes, of: [20, 20, 20]) }
        let outer = try mean([3, 4, 5]) - mean([3, 5, 5])
        let inner = LinearStatistic.mean(
            overDatasets: try [(3, 3), (4, 5), (5, 5)].enumerated().map { index, pair in
                try ClusteredSample(successes: pair.0, of: 20, prefix: "\(index):").mean
                    - ClusteredSample(successes: pair.1, of: 20, prefix: "\(index):").mean
            })
        let intervals = try (#require(ConfidenceInterval(of: outer)), #require(ConfidenceInterval(of: inner)))
        #expect(isClose(intervals.0.lower, intervals.1.lower, within: 1e-9))
        #expect(isClose(intervals.0.upper, intervals.1.upper, within: 1e-9))
    }

    @Test(
        "Coverage over data sets of ten and up, on average over true rates at least 94%",
        arguments: [[10, 10, 10], [10, 30]])
    func coverage(_ sizes: [Int]) throws {
        let rates = [0.01, 0.03, 0.08, 0.2, 0.4, 0.6, 0.9, 0.98]
        var generator = SeededGenerator(seed: 110, stream: "\(sizes)")
        var (hits, rounds) = (0, 0)
        for rate in rates {
            for _ in 0..<150 {
                let counts = sizes.map { size in (0..<size).count { _ in generator.nextUniform() < rate } }
                let interval = try #require(ConfidenceInterval(of: shares(counts, of: sizes)))
                rounds += 1
                if interval.lower <= rate && rate <= interval.upper { hits += 1 }
            }
        }
        #expect(Double(hits) / Double(rounds) > 0.94)
    }

    @Test("Coverage of paired differences that hardly vary")
    func differenceCoverage() throws {
        var generator = SeededGenerator(seed: 111)
        for (gain, loss) in [(0.0, 0.0), (0.01, 0.0), (0.03, 0.01), (0.0, 0.1)] {
            var hits = 0
            for _ in 0..<200 {
                let sets = try (0..<3).map { set in
                    try ClusteredSample(
                        plain: (0..<12).map { _ in
                            let place = generator.nextUniform()
                            return place < gain ? 1 : place < gain + loss ? -1 : 0
                        }, prefix: "\(set):", scale: -1...1
                    ).mean
                }
                let interval = try #require(ConfidenceInterval(of: .mean(overDatasets: sets)))
                if interval.lower <= gain - loss && gain - loss <= interval.upper { hits += 1 }
            }
            #expect(hits >= 184, "+\(gain) −\(loss): \(hits) of 200")
        }
    }
}
