import CandorStatistics
import Testing

@Suite("Rank correlation")
struct RankCorrelationTests {
    @Test("Orders alike, reversed and nearly alike, worked by hand")
    func values() {
        #expect(RankCorrelation.spearman([(1, 10), (2, 20), (3, 400)]) == 1)
        #expect(RankCorrelation.spearman([(1, 9), (2, 8), (3, -7)]) == -1)
        #expect(RankCorrelation.spearman([(1, 1), (2, 3), (3, 2)]) == 0.5)
        // Ranks 1½ 1½ 3 4 against 1 2 3 4: deviations −1 −1 ½ 1½ and −1½ −½ ½ 1½, 4½ / √(4½ · 5).
        let tied = RankCorrelation.spearman([(1, 1), (1, 2), (2, 3), (3, 4)]) ?? 0
        let expected = 4.5 / (4.5 * 5.0).squareRoot()
        #expect(abs(tied - expected) < 1e-12)
    }

    @Test("There is none of one pair, or of a side that is all equal")
    func none() {
        #expect(RankCorrelation.spearman([]) == nil && RankCorrelation.spearman([(1, 1)]) == nil)
        #expect(RankCorrelation.spearman([(1, 1), (1, 2), (1, 3)]) == nil)
        let estimate = RankCorrelation.estimate([(1, 1), (1, 2), (1, 3)])
        #expect(estimate.value == nil && estimate.lower == nil && estimate.n == 3)
    }

    @Test("The interval comes from resampling items by seed, and holds the value")
    func interval() throws {
        let pairs = (0..<60).map { (index: Int) -> (Double, Double) in
            (Double(index), Double((index * 37) % 60 + index))
        }
        let estimate = RankCorrelation.estimate(pairs, seed: 3)
        let value = try #require(estimate.value)
        let lower = try #require(estimate.lower)
        let upper = try #require(estimate.upper)
        #expect(lower < value && value < upper)
        #expect(upper - lower < 0.5)
        #expect(RankCorrelation.estimate(pairs, seed: 3) == estimate)
        #expect(RankCorrelation.estimate(pairs, seed: 4) != estimate)
    }
}
