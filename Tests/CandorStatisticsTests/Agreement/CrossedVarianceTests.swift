import Testing

@testable import CandorStatistics

@Suite("Variances between items and between raters")
struct CrossedVarianceTests {
    @Test("By hand: two raters, two items, the one rater right and the other wrong")
    func byHand() throws {
        let table = RatingTables.raters("right right\nwrong wrong")
        let variance = try #require(CrossedVariance(RatingTables.rightness(table), in: table))
        // Within items ½ on 1 degree of freedom: rater + residual = ½. Within raters 0: item + residual = 0.
        #expect(variance.raters == 0.5 && variance.items == 0 && variance.residual == 0)
        #expect(variance.mean == 0.5 && variance.raterCount == 2 && variance.itemCount == 2)
    }

    @Test("A balanced table gives what the analysis of variance gives")
    func balanced() throws {
        let table = RatingTables.raters("right right wrong right\nwrong right wrong right\nright right wrong wrong")
        let variance = try #require(CrossedVariance(RatingTables.rightness(table), in: table))
        // Sums of items 2, 3, 0, 2; of raters 3, 2, 2; 7 of 12 in all. Squares between items, between raters, and the rest.
        let total = 7.0 - 49.0 / 12
        let items = (4.0 + 9 + 0 + 4) / 3 - 49.0 / 12
        let raters = (9.0 + 4 + 4) / 4 - 49.0 / 12
        let residual = (total - items - raters) / 6
        #expect(abs(variance.residual - residual) < 1e-12)
        #expect(abs(variance.items - (items / 3 - residual) / 3) < 1e-12)
        #expect(abs(variance.raters - max(0, (raters / 2 - residual) / 4)) < 1e-12)
    }

    @Test("Planted variances come out on average, with most cells missing")
    func planted() throws {
        var generator = SeededGenerator(seed: 31)
        var sums = (items: 0.0, raters: 0.0, residual: 0.0)
        for _ in 0..<200 {
            let table = RatingTables.planted(
                raters: 30, items: 60, perItem: 4, rate: 0.7, raterEffect: 0.1, itemEffect: 0.15, &generator)
            let variance = try #require(CrossedVariance(RatingTables.rightness(table), in: table))
            sums.items += variance.items / 200
            sums.raters += variance.raters / 200
            sums.residual += variance.residual / 200
        }
        // 0.7 · 0.3 less both variances is left for the single rating.
        #expect(abs(sums.items - 0.0225) < 0.003 && abs(sums.raters - 0.01) < 0.003, "\(sums)")
        #expect(abs(sums.residual - 0.1775) < 0.006, "\(sums)")
    }

    @Test("No value where raters and items cannot be told apart")
    func confounded() {
        for text in ["right wrong right", "right . wrong .\n. wrong . right", "right\nwrong"] {
            let table = RatingTables.raters(text)
            #expect(CrossedVariance(RatingTables.rightness(table), in: table) == nil, "\(text)")
        }
    }

    @Test("The standard error of a mean, by its formula and against simulated studies")
    func standardError() throws {
        var generator = SeededGenerator(seed: 32)
        var means: [Double] = []
        var expected = 0.0
        for _ in 0..<300 {
            let table = RatingTables.planted(
                raters: 12, items: 48, perItem: 3, rate: 0.7, raterEffect: 0.1, itemEffect: 0.1, &generator)
            let variance = try #require(CrossedVariance(RatingTables.rightness(table), in: table))
            means.append(variance.mean)
            let error = variance.standardError(raters: 12, items: 48, ratersPerItem: 3)
            expected += error * error / 300
        }
        let spread = means.reduce(0) { $0 + ($1 - 0.7) * ($1 - 0.7) } / 300
        #expect(abs((expected / spread).squareRoot() - 1) < 0.12)
    }
}
