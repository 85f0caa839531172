import Testing

@testable import CandorStatistics

@Suite("The bootstrap of raters and items")
struct CrossedBootstrapTests {
    @Test("The variance is that of raters, items and single ratings together (Owen 2007)")
    func variance() throws {
        var generator = SeededGenerator(seed: 21)
        let table = RatingTables.planted(
            raters: 40, items: 120, perItem: 5, rate: 0.7, raterEffect: 0.12, itemEffect: 0.12, &generator)
        let scores = RatingTables.rightness(table)
        let spread = try #require(CrossedSpread(scores, in: table))
        let estimate = try CrossedBootstrap(seed: 2).estimate(of: .mean(scores), on: table)
        let expected = (spread.raters + spread.items + spread.ratings).squareRoot()
        #expect(abs(try #require(estimate.standardError) / expected - 1) < 0.08)
        // Counting the ratings as if they were independent promises far more.
        #expect(expected > 1.5 * spread.ratings.squareRoot())
    }

    @Test(
        "Intervals of averages hold the truth under effects of raters and items",
        arguments: [(20, 60, 4, 0.1, 0.15), (8, 30, 3, 0.15, 0.1), (40, 33, 5, 0.1, 0.1), (5, 60, 5, 0.15, 0.05)])
    func coverage(_ raters: Int, _ items: Int, _ perItem: Int, _ raterEffect: Double, _ itemEffect: Double) throws {
        var generator = SeededGenerator(seed: 22, stream: "\(raters) \(items)")
        let bootstrap = try CrossedBootstrap(resamples: 200, seed: 1)
        let held = (0..<300).count { _ in
            let table = RatingTables.planted(
                raters: raters, items: items, perItem: perItem, rate: 0.7, raterEffect: raterEffect,
                itemEffect: itemEffect, &generator)
            let estimate = bootstrap.estimate(of: .mean(RatingTables.rightness(table)), on: table)
            guard let lower = estimate.lower, let upper = estimate.upper else { return false }
            return (lower...upper).contains(0.7)
        }
        // 93%, less than two standard errors of the simulation below 95%; too much is safe, and known of this bootstrap.
        #expect(held >= 279, "\(held) of 300")
    }

    @Test(
        "Intervals of majority votes hold the truth; with few raters Wilson over the items would miss it",
        arguments: [(20, 60, 3, 0.7, 300), (5, 60, 5, 0.7, 260), (49, 34, 5, 0.88, 300)])
    func majority(_ raters: Int, _ items: Int, _ perItem: Int, _ rate: Double, _ mostByWilson: Int) throws {
        var generator = SeededGenerator(seed: 25, stream: "\(raters)")
        let truth = RatingTables.majorityShare(
            perItem: perItem, rate: rate, raterEffect: 0.1, itemEffect: 0.05, &generator)
        let bootstrap = try CrossedBootstrap(resamples: 200, seed: 1)
        var (held, heldByWilson) = (0, 0)
        for _ in 0..<300 {
            let table = RatingTables.planted(
                raters: raters, items: items, perItem: perItem, rate: rate, raterEffect: 0.1, itemEffect: 0.05,
                &generator)
            let estimate = bootstrap.estimate(of: .majority(RatingTables.rightness(table)), on: table)
            let (lower, upper) = (try #require(estimate.lower), try #require(estimate.upper))
            held += (lower...upper).contains(truth) ? 1 : 0
            let wilson = ConfidenceInterval.wilson(share: try #require(estimate.value), n: Double(items))
            heldByWilson += (wilson.lower...wilson.upper).contains(truth) ? 1 : 0
        }
        #expect(held >= 279 && heldByWilson <= mostByWilson, "\(held) and \(heldByWilson) of 300")
    }

    @Test("Ignoring the raters would not do: five of them with effects, Wilson over all ratings misses far more often")
    func ignoringRaters() {
        var generator = SeededGenerator(seed: 23)
        let held = (0..<300).count { _ in
            let table = RatingTables.planted(
                raters: 5, items: 60, perItem: 5, rate: 0.7, raterEffect: 0.15, itemEffect: 0.05, &generator)
            let share = table.counts.mean(RatingTables.rightness(table)) ?? 0
            let interval = ConfidenceInterval.wilson(share: share, n: 300)
            return (interval.lower...interval.upper).contains(0.7)
        }
        #expect(held < 225, "\(held) of 300")
    }

    @Test("Where all agree the interval still has a width, and one rater is no reason to fail")
    func extremes() throws {
        let bootstrap = try CrossedBootstrap(resamples: 50)
        let unanimous = RatingTable(
            (0..<30).flatMap { item in
                (0..<3).map { RaterLabel(rater: "r\($0)", item: "i\(item)", label: "right") }
            }, labels: ["wrong"])
        for statistic in [
            CrossedStatistic.mean(RatingTables.rightness(unanimous)), .majority(RatingTables.rightness(unanimous)),
        ] {
            let estimate = bootstrap.estimate(of: statistic, on: unanimous)
            let wilson = ConfidenceInterval.wilson(share: 1, n: 30)
            #expect(estimate.value == 1 && estimate.upper == 1)
            #expect(abs(try #require(estimate.lower) - wilson.lower) < 1e-12)
        }
        let single = RatingTables.raters("right wrong right right wrong right")
        let estimate = bootstrap.estimate(of: .mean(RatingTables.rightness(single)), on: single)
        #expect(estimate.value == 4.0 / 6 && estimate.lower != nil && estimate.n == 6)
        let nothing = bootstrap.estimate(of: .alpha, on: RatingTable([]))
        #expect(nothing.value == nil && nothing.lower == nil && nothing.n == 0)
    }

    @Test("Items of one cluster are drawn together: ten copies of ten items are as uncertain as ten items")
    func clusters() throws {
        let labels = ["right", "wrong", "right", "right", "wrong", "wrong", "right", "wrong", "right", "right"]
        func table(_ copies: Int) -> RatingTable {
            RatingTable(
                labels.enumerated().flatMap { item, label in
                    (0..<copies).map {
                        RaterLabel(rater: "r", item: "\(item)/\($0)", label: label, cluster: "\(item)")
                    }
                })
        }
        let errors = try [1, 10].map { copies in
            let table = table(copies)
            return try CrossedBootstrap(resamples: 500).estimate(
                of: .mean(RatingTables.rightness(table)), on: table
            ).standardError
        }
        #expect(abs(try #require(errors[0]) - (try #require(errors[1]))) < 1e-12)
    }

    @Test("The same seed gives the same intervals; one resample gives none")
    func seeds() throws {
        var generator = SeededGenerator(seed: 24)
        let table = RatingTables.planted(
            raters: 50, items: 400, perItem: 5, rate: 0.8, raterEffect: 0.05, itemEffect: 0.1, &generator)
        let scores = RatingTables.rightness(table)
        let statistics = [CrossedStatistic.mean(scores), .majority(scores), .alpha, .kappa]
        let bootstrap = try CrossedBootstrap(seed: 9)
        let estimates = bootstrap.estimates(of: statistics, on: table)
        #expect(estimates == bootstrap.estimates(of: statistics, on: table))
        #expect(try estimates != CrossedBootstrap(seed: 10).estimates(of: statistics, on: table))
        #expect(throws: StatisticsError.self) { try CrossedBootstrap(resamples: 1) }
    }
}
