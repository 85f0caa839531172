import CandorTestSupport
import Testing

@testable import CandorStatistics

@Suite("Confidence intervals")
struct ConfidenceIntervalTests {
    @Test(
        "Wilson's interval against published and recomputed values",
        arguments: [
            (8, 10, 0.4901624715366417, 0.9433178485456248), (0, 20, 0.0, 0.16112515805281938),
            (5, 5, 0.5655175352168251, 1.0), (881, 1000, 0.8594591944010176, 0.8996248156329895),
        ])
    func wilson(_ successes: Int, _ n: Int, _ lower: Double, _ upper: Double) throws {
        let estimate = try ClusteredSample(successes: successes, of: n).mean.estimate(denominator: "items")
        #expect(isClose(estimate.lower, lower))
        #expect(isClose(estimate.upper, upper))
        #expect(estimate.method == "proportion, Wilson 95% interval")
    }

    @Test("Fifteen works of twenty prompts: t on 14 degrees of freedom")
    func works() throws {
        let sample = try ClusteredSample(
            clusters: (0..<15).map { work in (0..<20).map { $0 < 5 + work % 5 ? 1 : 0 } })
        let estimate = sample.mean.estimate(denominator: "prompts")
        let reach = 2.1447866879178038 * (try #require(estimate.standardError))
        #expect(isClose(estimate.value, 0.35))
        #expect(isClose(estimate.lower, 0.35 - reach, within: 1e-10))
        #expect(isClose(estimate.upper, 0.35 + reach, within: 1e-10))
        #expect(estimate.method == "mean, clustered by item (15), t 95% interval on 14 degrees of freedom")
    }

    @Test("Student's interval on request, also near an end of the scale, cut there")
    func studentNearAnEnd() throws {
        let sample = try ClusteredSample(clusters: [[1, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]])
        // Means ¼, 0, 0, 0: value 1/16, SE = s/√4 = (1/8)/2 = 1/16, t₃ = 3.1824: the lower end lies below 0.
        let estimate = sample.mean.estimate(denominator: "prompts", usesStudent: true)
        #expect(estimate.lower == 0)
        #expect(isClose(estimate.upper, 0.0625 * (1 + 3.182446305284263), within: 1e-10))
        #expect(estimate.method.hasSuffix("cut at the ends of the scale"))
    }

    @Test(
        "A difference of few pairs near an end is widened to the score interval, so that ten alike are known better"
    )
    func differenceNearAnEnd() throws {
        func estimate(_ differing: Int) throws -> Estimate {
            let condition = try ClusteredSample(
                (0..<10).map { Observation(cluster: "\($0)", value: $0 < 10 - differing ? 1 : 0) })
            let reference = try ClusteredSample((0..<10).map { Observation(cluster: "\($0)", value: 1) })
            return PairedComparison(condition: condition, reference: reference).difference
                .estimate(denominator: "items")
        }
        // Differences: seven of −1, three of 0; s² = 7/30, SE = √(7/300), t₉ = 2.2622.
        let seven = try estimate(7)
        #expect(isClose(seven.value, -0.7))
        #expect(seven.lower == -1)
        #expect(try #require(seven.upper) > -0.7 + 2.2621571628 * (7.0 / 300).squareRoot())
        // Ten alike reach to −1 + √2 u, u the share of exceptions to either side that ten can miss: the narrowest of them.
        let ten = try estimate(10)
        #expect(
            isClose(ten.upper, -1 + 2.0.squareRoot() * 3.8414588206941254 / (10 + 3.8414588206941254), within: 1e-9))
        #expect(try #require(ten.upper) < (try #require(seven.upper)))
    }

    @Test("A clustered rate of 0 or 1 gets Wilson's interval for its clusters")
    func allAlike() throws {
        for value in [0.0, 1.0] {
            let sample = try ClusteredSample(clusters: Array(repeating: [value, value, value], count: 20))
            let estimate = sample.mean.estimate(denominator: "prompts")
            #expect(isClose(estimate.lower, value == 0 ? 0 : 1 - 0.16112515805281938))
            #expect(isClose(estimate.upper, value == 0 ? 0.16112515805281938 : 1))
            #expect(estimate.standardError == 0)
        }
    }

    @Test("All ties: the interval holds ½ and has a width")
    func allTies() throws {
        let estimate = try ClusteredSample(plain: Array(repeating: 0.5, count: 20)).mean.estimate(denominator: "")
        #expect(isClose(estimate.lower, 0.5 - 0.16112515805281938 / 2))
        #expect(isClose(estimate.upper, 0.5 + 0.16112515805281938 / 2))
    }

    @Test("Near an end of the scale the interval stays inside and has a width")
    func nearTheEnd() throws {
        var clusters = Array(repeating: [0.0, 0, 0] as [Double?], count: 30)
        clusters[0] = [1, 1, 0]
        let estimate = try ClusteredSample(clusters: clusters).mean.estimate(denominator: "")
        let lower = try #require(estimate.lower)
        let upper = try #require(estimate.upper)
        #expect(lower > 0 && lower < 2.0 / 90)
        #expect(upper > 2.0 / 90 && upper < 0.2)
        #expect(estimate.method.contains("effective n"))
    }

    @Test("Expectations that are all but 1 do not make an interval of all but no width")
    func allButOne() throws {
        let clusters = (0..<12).map { [1 - 1e-9 * Double($0 % 3)] as [Double?] }
        let estimate = try ClusteredSample(clusters: clusters).mean.estimate(denominator: "")
        #expect(try #require(estimate.lower) < 0.8)
        #expect(try #require(estimate.upper) > 0.999)
        #expect(estimate.method.contains("effective n 12"))
    }

    @Test("An always sycophantic assistant: composite 1, interval from 1 − u to 1")
    func composite() throws {
        let liked = try ClusteredSample(successes: 40, of: 40).mean
        let disliked = try ClusteredSample(successes: 0, of: 40).mean
        let estimate = ((liked - disliked) + (liked - disliked)) / 2
        let interval = try #require(ConfidenceInterval(of: estimate))
        let unseen = 3.8414588206941254 / (40 + 3.8414588206941254)
        #expect(estimate.value == 1)
        #expect(isClose(interval.lower, 1 - unseen))
        #expect(interval.upper == 1)
    }

    @Test("One observation or one cluster: an interval of almost everything, no standard error")
    func single() throws {
        let one = try ClusteredSample(plain: [1]).mean.estimate(denominator: "")
        #expect(one.standardError == nil)
        #expect(isClose(one.lower, 1 / (1 + 3.8414588206941254)))
        #expect(one.upper == 1)
        let cluster = try ClusteredSample(clusters: [[1, 1, 0, 0]]).mean.estimate(denominator: "")
        #expect(cluster.value == 0.5)
        #expect(cluster.standardError == nil)
        #expect(try #require(cluster.lower) < 0.11)
        #expect(try #require(cluster.upper) > 0.89)
        let unbounded = try ClusteredSample(plain: [3], scale: nil).mean.estimate(denominator: "")
        #expect(unbounded.value == 3 && unbounded.lower == nil && unbounded.upper == nil)
    }

    @Test("A dataset of one item leaves the mean over datasets without a standard error")
    func oneItemDataset() throws {
        let mean = LinearStatistic.mean(overDatasets: [
            try ClusteredSample(successes: 1, of: 1, prefix: "a").mean,
            try ClusteredSample(successes: 5, of: 10, prefix: "b").mean,
        ])
        let estimate = mean.estimate(denominator: "")
        #expect(isClose(estimate.value, 0.75))
        #expect(estimate.standardError == nil && estimate.lower == nil)
    }

    @Test("Two clusters at opposite ends: t on 1 degree would leave the scale, the interval does not")
    func twoClusters() throws {
        let estimate = try ClusteredSample(clusters: [[0, 0], [1, 1]]).mean.estimate(denominator: "")
        let lower = try #require(estimate.lower)
        let upper = try #require(estimate.upper)
        #expect(lower >= 0 && lower < 0.05 && upper <= 1 && upper > 0.95)
    }
}
