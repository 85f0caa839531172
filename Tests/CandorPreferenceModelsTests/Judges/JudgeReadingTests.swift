import CandorModels
import Foundation
import Testing

@testable import Candor
@testable import CandorPreferenceModels

@Suite("What a judge's tokens and comparisons say")
struct JudgeReadingTests {
    private func logOdds(_ alternatives: [(String, Double)]) -> Double? {
        LetterOdds(
            TokenLogProbability(
                token: alternatives.first?.0 ?? "", logProbability: 0,
                alternatives: alternatives.map { .init(token: $0.0, logProbability: log($0.1)) })
        ).logOdds
    }

    @Test("All spellings of a letter count together, words that begin with it do not")
    func spellings() throws {
        let odds = try #require(
            logOdds([
                ("A", 0.4), (" A", 0.1), ("**A", 0.05), ("(A)", 0.05), ("B", 0.15), ("\"B\"", 0.05), ("As", 0.1),
                ("a", 0.05),
            ]))
        #expect(abs(odds - log(0.6 / 0.2)) < 1e-12)
    }

    @Test("A letter that is not listed is as likely as the least likely alternative; no letter is no answer")
    func bounds() throws {
        let odds = try #require(logOdds([("A", 0.8), ("The", 0.1), ("I", 0.05)]))
        #expect(abs(odds - log(0.8 / 0.05)) < 1e-12)
        #expect(logOdds([("The", 0.8), ("I", 0.1)]) == nil)
        #expect(logOdds([("A", 0.9)]) == nil)
        #expect(logOdds([]) == nil)
        // Servers report -9999 for what is too unlikely to tell.
        #expect(try #require(logOdds([("A", 1), ("B", 0)])) == 40)
    }

    @Test("Small pools are compared in all pairs; in large ones each response meets the same number of others")
    func designs() {
        #expect(PairingDesign.pairs(count: 6, opponents: 2, seed: 1).count == 15)
        #expect(PairingDesign.pairs(count: 1, opponents: 4, seed: 1).isEmpty)
        #expect(PairingDesign.pairs(count: 0, opponents: 4, seed: 1).isEmpty)
        for (count, opponents, met) in [
            (7, 2, 2), (7, 4, 4), (7, 5, 6), (7, 6, 6), (8, 6, 6), (8, 7, 7), (32, 4, 4), (33, 5, 6), (256, 8, 8),
        ] {
            let pairs = PairingDesign.pairs(count: count, opponents: opponents, seed: 3)
            let distinct = Set(pairs.map { Set([$0.first, $0.second]) })
            #expect(distinct.count == pairs.count)
            #expect(distinct.allSatisfy { $0.count == 2 })
            #expect((0..<count).allSatisfy { one in distinct.count { $0.contains(one) } == met })
            var reached: Set = [0]
            for _ in 0..<count {
                for pair in distinct where !pair.isDisjoint(with: reached) { reached.formUnion(pair) }
            }
            #expect(reached.count == count)
        }
        let one = PairingDesign.pairs(count: 32, opponents: 4, seed: 1).map { [$0.first, $0.second] }
        #expect(one == PairingDesign.pairs(count: 32, opponents: 4, seed: 1).map { [$0.first, $0.second] })
        #expect(one != PairingDesign.pairs(count: 32, opponents: 4, seed: 2).map { [$0.first, $0.second] })
    }

    @Test("Weighted least squares, worked by hand")
    func weights() {
        // Two comparisons of one pair, 3 with weight 1 and 0 with weight 2: the difference is 1.
        let twice = [
            PairComparison(first: 0, second: 1, logOdds: 3), PairComparison(first: 0, second: 1, logOdds: 0, weight: 2),
        ].positions(count: 3)
        #expect(twice == [0.5, -0.5, 0])
        // A triangle with weights 1, 1, 2: minimise (x − 1)² + (y − 1)² + 2(x + y − 1)², so x = y = 3/5.
        let triangle = [
            PairComparison(first: 0, second: 1, logOdds: 1), PairComparison(first: 1, second: 2, logOdds: 1),
            PairComparison(first: 0, second: 2, logOdds: 1, weight: 2),
        ].positions(count: 3)
        for (score, known) in zip(triangle, [0.6, 0, -0.6]) { #expect(abs(score - known) < 1e-12) }
        // Two groups that never meet are centred each by itself.
        let apart = [
            PairComparison(first: 0, second: 3, logOdds: 4), PairComparison(first: 2, second: 1, logOdds: 1),
        ].positions(count: 4)
        for (score, known) in zip(apart, [2, -0.5, 0.5, -2]) { #expect(abs(score - known) < 1e-12) }
        #expect([PairComparison]().positions(count: 2) == [0, 0])
    }
}
