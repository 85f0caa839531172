import Candor
import CandorModels
import CandorTestSupport
import Foundation
import Testing

@Suite("Sides and samples")
struct PairSidesTests {
    @Test("Half of the preferred responses become A, whichever stood first in the file")
    func sides() async throws {
        let lines = try PairFiles.many(1000)
        let pairs = try await PairFiles.pairs(lines).pairs
        let first = pairs.count { $0.preferred == .a }
        // Three standard errors of 1,000 coin tosses.
        #expect(abs(Double(first) - 500) < 48)
        #expect(pairs.allSatisfy { $0.winner?.hasPrefix("Good") == true })
        #expect(pairs.count { $0.isSwapped } == 1000 - first)
    }

    @Test("The sides depend on seed and texts: not on the rows around, nor on who was preferred")
    func independence() async throws {
        let lines = try PairFiles.many(200)
        let pairs = try await PairFiles.pairs(lines).pairs
        let reversed = try await PairFiles.pairs(lines.reversed()).pairs
        #expect(Array(reversed.reversed()) == pairs)
        let otherwise = try await PairFiles.pairs(
            lines.map {
                $0.replacing("chosen", with: "x").replacing("rejected", with: "chosen").replacing("x", with: "rejected")
            }
        ).pairs
        #expect(otherwise.map(\.responseA) == pairs.map(\.responseA))
        #expect(otherwise.map(\.id) == pairs.map(\.id))
        #expect(zip(otherwise, pairs).allSatisfy { $0.preferred == $1.preferred.swapped })
        let other = try await PairFiles.pairs(lines, seed: 2).pairs
        let moved = zip(other, pairs).count { $0.responseA != $1.responseA }
        #expect((60...140).contains(moved))
    }

    @Test("A sample has the size asked for, keeps the file's order and is part of every larger one")
    func nested() async throws {
        let lines = try PairFiles.many(300)
        let all = try await PairFiles.pairs(lines).pairs
        var smaller: Set<String> = []
        for size in [0, 1, 10, 100, 299, 300, 1000] {
            let read = try await PairFiles.pairs(lines, sample: size)
            let ids = Set(read.pairs.map(\.id))
            #expect(read.pairs.count == min(size, 300))
            #expect((read.counts.used, read.counts.notSampled) == (min(size, 300), 300 - min(size, 300)))
            #expect(read.pairs == all.filter { ids.contains($0.id) })
            #expect(smaller.isSubset(of: ids))
            smaller = ids
        }
    }

    @Test("A sample does not depend on the file's order, only on the seed")
    func sampleOrder() async throws {
        let lines = try PairFiles.many(300)
        let sample = try await PairFiles.pairs(lines, sample: 50).pairs
        let reversed = try await PairFiles.pairs(lines.reversed(), sample: 50).pairs
        #expect(Array(reversed.reversed()) == sample)
        let other = try await PairFiles.pairs(lines, seed: 2, sample: 50).pairs
        #expect(Set(other.map(\.id)) != Set(sample.map(\.id)))
    }

    @Test("Every row is as likely to be drawn, and neither side is preferred in a sample")
    func uniform() async throws {
        let lines = try PairFiles.many(40)
        var drawn: [String: Int] = [:]
        for seed in 1...60 as ClosedRange<UInt64> {
            for pair in try await PairFiles.pairs(lines, seed: seed, sample: 10).pairs {
                drawn[pair.id, default: 0] += 1
            }
        }
        #expect(drawn.count == 40)
        // χ² of 40 counts of 15 each, at most 39 degrees of freedom: below the 99.9th percentile.
        let statistic = drawn.values.reduce(0.0) { $0 + (Double($1) - 15) * (Double($1) - 15) / (15 * 0.75) }
        #expect(statistic < 73)
    }
}
