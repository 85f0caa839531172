import CandorTestSupport
import Foundation
import Testing

@testable import CandorStatistics

@Suite("Cross-validation of a head")
struct PenaltySearchTests {
    private static let weights = (0..<30).map { $0 < 3 ? 1.0 : 0.0 }

    @Test("The strength chosen has the least loss, between none and too much")
    func chosen() throws {
        let pairs = try PlantedHead.pairs(Self.weights, count: 200)
        let search = try PenaltySearch(over: pairs, rows: Array(0..<200), seed: 3)
        #expect(search.trials.count == 11)
        #expect(search.folds == 5)
        let best = try #require(search.trials.min { $0.loss < $1.loss })
        #expect(search.best == best.penalty)
        #expect(best.loss < log(2))
        #expect(best.penalty < 10 && best.penalty > 1e-4)
        #expect(try #require(best.accuracy) > 0.6)
        #expect(try PenaltySearch(over: pairs, rows: Array(0..<200), seed: 3) == search)
    }

    @Test("Rows that are held out are never looked at")
    func heldOut() throws {
        let pairs = try PlantedHead.pairs(Self.weights, count: 200)
        let (kept, heldOut) = ClusterSplit.holdingOut(0.2, of: Array(0..<200), clusters: pairs.clusters, seed: 3)
        #expect(heldOut.count == 40)
        // The same rows with the held-out ones turned to nonsense.
        var spoilt = try PairDifferences(dimension: 30)
        for row in 0..<200 {
            let lanes = (0..<30).map { pairs.values[row * pairs.blocks + $0 / 8][$0 % 8] }
            let isSpoilt = heldOut.contains(row)
            try spoilt.append(
                isSpoilt ? lanes.map { -1e6 * $0 } : lanes, shareOfA: pairs.shares[row], cluster: pairs.clusters[row])
        }
        #expect(
            try PenaltySearch(over: pairs, rows: kept, seed: 3) == PenaltySearch(over: spoilt, rows: kept, seed: 3))
        #expect(
            try BradleyTerryHead(fitting: kept, of: pairs, penalty: 0.1)
                == BradleyTerryHead(fitting: kept, of: spoilt, penalty: 0.1))
    }

    @Test("Each fold's loss is that of a head which has not seen it")
    func folds() throws {
        let pairs = try PlantedHead.pairs([1, 1], count: 12)
        let rows = Array(0..<12)
        let search = try PenaltySearch(over: pairs, rows: rows, folds: 3, penalties: [0.1], seed: 9)
        let parts = ClusterSplit.parts(of: rows, clusters: pairs.clusters, count: 3, seed: 9)
        var losses = 0.0
        for part in parts {
            let head = try BradleyTerryHead(
                fitting: rows.filter { !part.contains($0) }, of: pairs, penalty: 0.1)
            for (row, margin) in zip(part, head.margins(of: part, in: pairs)) {
                losses += BradleyTerryHead.loss(margin: margin, shareOfA: pairs.shares[row])
            }
        }
        #expect(isClose(search.trials.first?.loss, losses / 12))
    }

    @Test("Clusters stay together, parts are even, and the order of rows does not matter")
    func clusters() {
        let clusters = (0..<100).map { "c\($0 / 4)" }
        let rows = Array(0..<100)
        let parts = ClusterSplit.parts(of: rows, clusters: clusters, count: 5, seed: 1)
        #expect(parts.map(\.count) == [20, 20, 20, 20, 20])
        #expect(parts.flatMap { $0 }.sorted() == rows)
        #expect(parts.allSatisfy { part in Set(part.map { clusters[$0] }).count == 5 })
        #expect(ClusterSplit.parts(of: rows.reversed(), clusters: clusters, count: 5, seed: 1) == parts)
        let split = ClusterSplit.holdingOut(0.2, of: rows, clusters: clusters, seed: 1)
        #expect(split.heldOut.count == 20)
        #expect(Set(split.heldOut.map { clusters[$0] }).isDisjoint(with: split.kept.map { clusters[$0] }))
        #expect(ClusterSplit.holdingOut(0.2, of: rows.reversed(), clusters: clusters, seed: 1) == split)
        #expect(ClusterSplit.holdingOut(0.2, of: rows, clusters: clusters, seed: 2) != split)
    }
}
