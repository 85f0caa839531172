import CandorTestSupport
import Foundation
import Testing

@testable import CandorStatistics

@Suite("Best of n out of K draws")
struct BestOfNTests {
    @Test("The weights are those of going through all subsets, ties and missing scores included", arguments: 1...7)
    func enumeration(_ count: Int) throws {
        var generator = SeededGenerator(seed: UInt64(count))
        for _ in 0..<20 {
            let scores: [Double?] = (0..<count).map { _ in
                generator.nextIndex(below: 9) == 0 ? .nan : Double(generator.nextIndex(below: 4))
            }
            let draws = RankedDraws(cluster: "a", scores: scores)
            for n in 1...count {
                let weights = draws.weights(under: try .bestOf(n))
                guard n <= draws.ranked else {
                    #expect(weights == nil)
                    continue
                }
                let expected = enumeratedWeights(scores, bestOf: n)
                for (own, other) in zip(try #require(weights), expected) {
                    #expect(isClose(own, other))
                }
            }
        }
    }

    @Test("Worked by hand: three draws, best of two; the middle one wins one subset of three")
    func byHand() throws {
        let sample = SelectionSample(scores: [[3, 1, 2]])
        let curve = try sample.curve(of: [[1, 0, 0.5]], under: [1, 2, 3].map { n in try Selection.bestOf(n) })
        #expect(isClose(curve.points[0].statistic.value, 0.5))
        #expect(isClose(curve.points[1].statistic.value, (2 * 1 + 0.5) / 3))
        #expect(isClose(curve.points[2].statistic.value, 1))
        // The expected score by the same weights.
        let score = try sample.expectation(of: sample.scores, under: .bestOf(2), scale: nil)
        #expect(isClose(score.statistic.value, 8.0 / 3))
    }

    @Test("n = 1 is the clustered mean of all draws, error and all; n = K the metric of the top")
    func ends() throws {
        let (scores, metrics) = randomDraws(prompts: 40, draws: 8, seed: 2)
        let sample = SelectionSample(scores: scores)
        let plain = try ClusteredSample(clusters: metrics).mean
        let one = try sample.expectation(of: metrics, under: .bestOf(1)).statistic
        #expect(isClose(one.value, plain.value))
        #expect(isClose(one.standardError, plain.standardError))
        #expect(one.degreesOfFreedom == 39 && one.n == 40)
        let tops = zip(scores, metrics).map { scores, metrics -> Double in
            let best = scores.compactMap { $0 }.max()
            let values = metrics.indices.filter { scores[$0] == best }.compactMap { metrics[$0] }
            return values.reduce(0, +) / Double(values.count)
        }
        let all = try sample.expectation(of: metrics, under: .bestOf(8)).statistic
        #expect(isClose(all.value, tops.reduce(0, +) / 40))
    }

    @Test("Drawing best-of-n at random from the draws, as the paper does, agrees within its noise")
    func simulation() throws {
        let (scores, metrics) = randomDraws(prompts: 5, draws: 16, seed: 3)
        let sample = SelectionSample(scores: scores)
        var generator = SeededGenerator(seed: 4)
        for n in [2, 4, 8] {
            var values: [Double] = []
            for _ in 0..<2000 {
                for (scores, metrics) in zip(scores, metrics) {
                    let drawn = generator.sample(generator.shuffled(Array(0..<16)), count: n)
                    let best = drawn.compactMap { scores[$0] }.max()
                    let winners = drawn.filter { scores[$0] == best }
                    values.append(try #require(metrics[winners[generator.nextIndex(below: winners.count)]]))
                }
            }
            let mean = values.reduce(0, +) / Double(values.count)
            let exact = try sample.expectation(of: metrics, under: .bestOf(n)).statistic.value
            // Four standard errors of numbers between 0 and 1, spread at most ½.
            #expect(isClose(mean, exact, within: 4 * 0.5 / Double(values.count).squareRoot()))
        }
    }

    @Test("Fresh samples of a known policy average to its own best of n: no bias, at n = K either")
    func unbiased() throws {
        // The metric is the score, uniform: the best of n averages n / (n + 1).
        var generator = SeededGenerator(seed: 5)
        let scores = (0..<4000).map { _ in (0..<6).map { _ -> Double? in generator.nextUniform() } }
        let sample = SelectionSample(scores.enumerated().map { RankedDraws(cluster: "\($0)", scores: $1) })
        for n in 1...6 {
            let statistic = try sample.expectation(of: scores, under: .bestOf(n)).statistic
            let error = try #require(statistic.standardError)
            #expect(isClose(statistic.value, Double(n) / Double(n + 1), within: 4 * error))
        }
    }

    @Test("A policy that always says the same, or scores that are all equal, give a flat curve")
    func flat() throws {
        let values: [[Double?]] = [[1, 0, 0, 1], [0.1, 0.1, 0.1, 0.1]]
        let sample = SelectionSample(scores: [[7, 7, 7, 7], [1, 2, 3, 4]])
        let curve = try sample.curve(of: values, under: (1...4).map { n in try Selection.bestOf(n) })
        for point in curve.points {
            #expect(isClose(point.statistic.value, 0.3))
        }
        #expect(isClose(curve.trendOnLogN?.value, 0))
        #expect(sample.prompts[0].divergence(under: try .bestOf(4)) == 0)
    }

    @Test("The expected score rises with n; a constant added to all scores changes nothing")
    func monotone() throws {
        let (scores, metrics) = randomDraws(prompts: 10, draws: 32, seed: 6)
        let selections = try (1...32).map { n in try Selection.bestOf(n) }
        let sample = SelectionSample(scores: scores)
        let rising = try sample.curve(of: scores, under: selections, scale: nil).points.compactMap(\.statistic.value)
        #expect(rising.count == 32)
        #expect(zip(rising, rising.dropFirst()).allSatisfy { $0 <= $1 + 1e-9 })
        let moved = SelectionSample(scores: scores.map { $0.map { $0.map { $0 + 1000 } } })
        #expect(try moved.curve(of: metrics, under: selections) == sample.curve(of: metrics, under: selections))
    }

    @Test("4,096 draws: weights sum to 1, nothing overflows", arguments: [1, 2, 64, 1000, 2048, 4095, 4096])
    func large(_ n: Int) throws {
        let weights = RankedDraws.rankWeights(bestOf: n, of: 4096)
        #expect(isClose(weights.reduce(0, +), 1, within: 1e-9))
        #expect(weights.allSatisfy { $0.isFinite && $0 >= 0 })
        #expect(weights.first == Double(n) / 4096)
    }

    @Test("A draw without a score cannot be chosen; one without a metric is unscored as often as it would be chosen")
    func unscored() throws {
        let sample = SelectionSample(scores: [[3, .nan, 2, .infinity, nil, 1]])
        #expect(sample.prompts[0].ranked == 3 && sample.prompts[0].unranked == 3)
        let values: [[Double?]] = [[nil, 1, 1, 1, 1, 0]]
        let point = try sample.expectation(of: values, under: .bestOf(2))
        // The best wins 2 of 3 subsets and has no metric; the second wins the third.
        #expect(isClose(point.unscoredProbability, 2.0 / 3))
        #expect(isClose(point.statistic.value, 1))
        #expect(isClose(point.statistic.possible?.lowerBound, 1.0 / 3))
        let top = try sample.expectation(of: values, under: .bestOf(3))
        #expect(top.statistic.value == nil && top.statistic.unscored == 1)
        let tooMany = try sample.expectation(of: values, under: .bestOf(4))
        #expect(tooMany.promptsWithoutEnoughDraws == 1 && tooMany.statistic.value == nil)
        #expect(tooMany.statistic.possible == 0...1)
    }

    @Test("Prompts of one item are one cluster; two models on the same draws are compared item by item")
    func clusters() throws {
        let (scores, metrics) = randomDraws(prompts: 30, draws: 8, seed: 7)
        let first = SelectionSample(scores: scores)
        let again = SelectionSample(first.prompts + first.prompts)
        let one = try first.expectation(of: metrics, under: .bestOf(4)).statistic
        let two = try again.expectation(of: metrics + metrics, under: .bestOf(4)).statistic
        #expect(isClose(one.standardError, two.standardError))

        let other = SelectionSample(scores: scores.map { $0.map { $0.map { -$0 } } })
        let selections = try [1, 2, 4, 8].map { n in try Selection.bestOf(n) }
        let curves = try [first, other].map { sample in try sample.curve(of: metrics, under: selections) }
        let differences = try curves[0].difference(from: curves[1])
        #expect(differences[0].value == 0 && differences[0].standardError == 0)
        // By hand: the mean of the items' own differences.
        let items = try scores.indices.map { item -> Double in
            func value(_ scores: [Double?]) throws -> Double? {
                let weights = enumeratedWeights(scores, bestOf: 4)
                return zip(weights, metrics[item]).reduce(0) { $0 + $1.0 * ($1.1 ?? 0) }
            }
            let negative = scores[item].map { $0.map { -$0 } }
            return try #require(try value(scores[item])) - #require(try value(negative))
        }
        let expected = try ClusteredSample(plain: items, scale: nil).mean
        #expect(isClose(differences[2].value, expected.value))
        #expect(isClose(differences[2].standardError, expected.standardError))
    }

    @Test("The covariance across n has the squared errors on its diagonal and gives the trend its error")
    func trend() throws {
        let (scores, metrics) = randomDraws(prompts: 30, draws: 8, seed: 8)
        let selections = try [1, 2, 4, 8].map { n in try Selection.bestOf(n) }
        let curve = try SelectionSample(scores: scores).curve(of: metrics, under: selections)
        let covariance = curve.covariance
        for (index, point) in curve.points.enumerated() {
            #expect(isClose(covariance[index][index].squareRoot(), point.statistic.standardError))
        }
        // log n = 0, 1, 2, 3 in units of log 2: slope weights −3, −1, 1, 3 over 10 log 2.
        let weights = [-0.3, -0.1, 0.1, 0.3].map { $0 / log(2) }
        let slope = try #require(curve.trendOnLogN)
        let expected = zip(weights, curve.points).reduce(0) { $0 + $1.0 * ($1.1.statistic.value ?? 0) }
        #expect(isClose(slope.value, expected))
        var variance = 0.0
        for (row, left) in weights.enumerated() {
            for (column, right) in weights.enumerated() {
                variance += left * right * covariance[row][column]
            }
        }
        #expect(isClose(slope.standardError, variance.squareRoot()))
    }

    @Test("Divergence: the bound without ties; exact for two equally likely scores; never above the bound")
    func divergence() throws {
        let distinct = RankedDraws(cluster: "a", scores: (0..<32).map(Double.init))
        #expect(isClose(distinct.divergence(under: try .bestOf(8)), log(8) - 7.0 / 8))
        #expect(distinct.divergence(under: try .bestOf(1)) == 0)
        let coin = RankedDraws(cluster: "a", scores: [0, 0, 1, 1])
        // Heads with probability ¾ of two tosses.
        #expect(isClose(coin.divergence(under: try .bestOf(2)), 0.75 * log(1.5) + 0.25 * log(0.5)))
        let (scores, _) = randomDraws(prompts: 20, draws: 16, seed: 9)
        for n in 1...16 {
            for draws in SelectionSample(scores: scores).prompts {
                let estimate = try #require(draws.divergence(under: try .bestOf(n)))
                #expect((0...RankedDraws.divergenceBound(bestOf: n)).contains(estimate))
            }
        }
        let mean = SelectionSample(scores: [[1, 2], [1, 1]]).divergence(under: try .bestOf(2))
        #expect(isClose(mean.value, (log(2) - 0.5) / 2))
        #expect(mean.n == 2)
    }

    @Test("Requests that make no sense are refused in words")
    func refusals() throws {
        let sample = SelectionSample(scores: [[1, 2]])
        #expect(throws: StatisticsError.self) { try Selection.bestOf(0) }
        #expect(throws: StatisticsError.self) { try Selection.tilted(beta: -1) }
        #expect(throws: StatisticsError.self) { try Selection.tilted(beta: .nan) }
        for values: [[Double?]] in [[[1]], [[1, .nan]], [[1, 2]], []] {
            #expect(throws: StatisticsError.self) { try sample.expectation(of: values, under: .bestOf(1)) }
        }
        let error = #expect(throws: StatisticsError.self) {
            try sample.expectation(of: [[0, 1]], under: .bestOf(3))
        }
        #expect(error?.localizedDescription.contains("best of 3 out of 2 draws") == true)
        #expect(try SelectionSample([]).expectation(of: [], under: .bestOf(1)).statistic.value == nil)
    }
}
