import Foundation
import Testing

@testable import CandorStatistics

@Suite("How many raters are needed")
struct RatersNeededTests {
    @Test("Condorcet by hand: three raters of 0.8 are right 0.896 of the time, five 0.942, seven 0.967")
    func condorcet() throws {
        let majority = try MajorityAccuracy(accuracy: 0.8, variance: 0)
        #expect(abs(majority.share(votes: 3) - 0.896) < 1e-12)
        #expect(abs(majority.share(votes: 5) - 0.94208) < 1e-12)
        // An equal vote counts ½: two votes are as good as one.
        #expect(abs(majority.share(votes: 2) - 0.8) < 1e-12)
        #expect(majority.votesNeeded() == 7 && majority.limit == 1)
    }

    @Test("Items that differ in difficulty: beta-binomial votes, by hand and by simulation")
    func difficulty() throws {
        // Uniform difficulty, β(1, 1): every number of right votes is as likely as any other.
        let uniform = try MajorityAccuracy(accuracy: 0.5, variance: 1.0 / 12)
        #expect(abs(uniform.share(votes: 5) - 0.5) < 1e-12 && abs(uniform.limit - 0.5) < 1e-12)
        // β(2, 1) has density 2p: three votes are right with ∫ (3p² − 2p³) 2p dp = 0.7, all of them with ¾.
        let slanted = try MajorityAccuracy(accuracy: 2.0 / 3, variance: 1.0 / 18)
        #expect(abs(slanted.share(votes: 3) - 0.7) < 1e-9 && abs(slanted.limit - 0.75) < 1e-9)
        #expect(slanted.votesNeeded() == nil && slanted.votesNeeded(for: 0.69) == 3)
        var generator = SeededGenerator(seed: 41)
        let won = (0..<20_000).count { _ in
            let rate = max(generator.nextUniform(), generator.nextUniform())  // β(2, 1)
            return (0..<5).count { _ in generator.nextUniform() < rate } > 2
        }
        #expect(abs(slanted.share(votes: 5) - Double(won) / 20_000) < 0.012)
    }

    @Test("Where raters agree on every item, more of them tell nothing new")
    func allAlike() throws {
        let majority = try MajorityAccuracy(accuracy: 0.8, variance: 0.16)
        #expect(majority.share(votes: 9) == 0.8 && majority.limit == 0.8 && majority.votesNeeded() == nil)
        #expect(throws: StatisticsError.self) { try MajorityAccuracy(accuracy: 1.2, variance: 0) }
    }

    @Test("Each number is the smallest that gives the width")
    func smallest() throws {
        var generator = SeededGenerator(seed: 42)
        let table = RatingTables.planted(
            raters: 50, items: 400, perItem: 5, rate: 0.75, raterEffect: 0.1, itemEffect: 0.14, &generator)
        let variance = try #require(CrossedVariance(RatingTables.rightness(table), in: table))
        let needed = try RatersNeeded(variance, halfWidth: 0.05)
        func halfWidth(_ raters: Int, _ items: Int, _ perItem: Int) -> Double {
            let error = variance.standardError(
                raters: Double(raters), items: Double(items), ratersPerItem: Double(perItem))
            return 1.959964 * error
        }
        let raters = try #require(needed.raters)
        #expect(halfWidth(raters, 400, 5) <= 0.05 && halfWidth(raters - 1, 400, 5) > 0.05)
        let items = try #require(needed.items)
        #expect(halfWidth(50, items, 5) <= 0.05 && halfWidth(50, items - 1, 5) > 0.05)
        let perItem = try #require(needed.ratersPerItemNeeded)
        #expect(halfWidth(50, 400, perItem) <= 0.05 && (perItem == 1 || halfWidth(50, 400, perItem - 1) > 0.05))
        #expect(abs(needed.halfWidthFound - halfWidth(50, 400, 5)) < 1e-6)
        // The items alone are more uncertain than this: no number of raters is enough.
        let narrow = try RatersNeeded(variance, halfWidth: 0.01)
        #expect(narrow.raters == nil && narrow.ratersPerItemNeeded == nil)
        #expect(throws: StatisticsError.self) { try RatersNeeded(variance, halfWidth: 0) }
        let decoded = try JSONDecoder().decode(RatersNeeded.self, from: JSONEncoder().encode(needed))
        #expect(decoded == needed)
    }
}
