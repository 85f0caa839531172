import CandorTestSupport
import Foundation
import Testing

@testable import CandorStatistics

@Suite("A Bradley–Terry head")
struct BradleyTerryHeadTests {
    private func all(_ pairs: PairDifferences) -> [Int] { Array(0..<pairs.count) }

    @Test("At the optimum the gradient is zero, by finite differences too", arguments: [1.0, 0.01, 1e-4])
    func optimum(penalty: Double) throws {
        let pairs = try PlantedHead.pairs([0.5, -1, 0, 2, 0.1, 0, 0, 0, 1], count: 300)
        let head = try BradleyTerryHead(fitting: all(pairs), of: pairs, penalty: penalty)
        #expect(head.hasConverged)
        func objective(_ weights: [Double]) -> Double {
            let blocks = BradleyTerryHead.blocks(of: weights)
            let loss = all(pairs).reduce(0) {
                $0 + BradleyTerryHead.loss(margin: pairs.product(of: $1, with: blocks), shareOfA: pairs.shares[$1])
            }
            let square = zip(weights, head.scales).reduce(0) { $0 + $1.0 * $1.0 * $1.1 * $1.1 }
            return loss / Double(pairs.count) + penalty / 2 * square
        }
        for place in head.weights.indices {
            var (above, below) = (head.weights, head.weights)
            above[place] += 1e-5
            below[place] -= 1e-5
            #expect(abs(objective(above) - objective(below)) / 2e-5 < 1e-6)
            #expect(objective(above) > objective(head.weights))
        }
    }

    @Test("One number a response: the root of the equation that the derivative gives")
    func oneDimension() throws {
        var pairs = try PairDifferences(dimension: 1)
        // Three pairs that differ by 1: two prefer A, and a third of the raters of the last.
        for share in [1, 1, 1.0 / 3] { try pairs.append([1], shareOfA: share, cluster: "\(share)") }
        let head = try BradleyTerryHead(fitting: [0, 1, 2], of: pairs, penalty: 0.1)
        // σ(w) − 7/9 + 0.1 w = 0, by bisection.
        var (low, high) = (0.0, 10.0)
        for _ in 0..<100 {
            let middle = (low + high) / 2
            if 1 / (1 + exp(-middle)) - 7.0 / 9 + 0.1 * middle > 0 { high = middle } else { low = middle }
        }
        #expect(head.scales == [1])
        #expect(isClose(head.weights[0], low, within: 1e-7))
    }

    @Test("Pairs that can be separated have a finite head, the larger the weaker the penalty")
    func separable() throws {
        var pairs = try PairDifferences(dimension: 2)
        for row in 1...20 { try pairs.append([Float(row), 0], shareOfA: 1, cluster: "\(row)") }
        let heads = try [1, 1e-3, 1e-6].map { try BradleyTerryHead(fitting: all(pairs), of: pairs, penalty: $0) }
        #expect(heads.allSatisfy { $0.hasConverged && $0.weights[0].isFinite && $0.weights[0] > 0 })
        #expect(heads[0].weights[0] < heads[1].weights[0] && heads[1].weights[0] < heads[2].weights[0])
        // A number that never differs has no weight.
        #expect(heads.allSatisfy { $0.weights[1] == 0 && $0.scales[1] == 1 })
    }

    @Test("Planted weights are found again")
    func planted() throws {
        let planted = [0.5, -1, 0, 2, 0.1, 0, 0, 0, 1]
        let pairs = try PlantedHead.pairs(planted, count: 20_000)
        let head = try BradleyTerryHead(fitting: all(pairs), of: pairs, penalty: 1e-6)
        for (found, planted) in zip(head.weights, planted) { #expect(abs(found - planted) < 0.1) }
    }

    @Test("More numbers than pairs, on very different scales")
    func wide() throws {
        let weights = (0..<600).map { $0 == 7 ? 0.003 : 0.0 }
        let spread = (0..<600).map { $0 == 7 ? 1000.0 : pow(10, Double($0 % 7) - 3) }
        let pairs = try PlantedHead.pairs(weights, count: 200, spread: spread)
        let head = try BradleyTerryHead(fitting: all(pairs), of: pairs, penalty: 0.1)
        #expect(head.hasConverged)
        let largest = head.weights.indices.max {
            abs(head.weights[$0] * head.scales[$0]) < abs(head.weights[$1] * head.scales[$1])
        }
        #expect(largest == 7)
    }

    @Test("Swapping A and B in some pairs changes no weight, and neither does a number's unit")
    func symmetric() throws {
        let pairs = try PlantedHead.pairs([1, -2, 0.5], count: 100)
        let swapped = try PlantedHead.swapping(pairs) { $0 % 3 == 0 }
        let head = try BradleyTerryHead(fitting: all(pairs), of: pairs, penalty: 0.01)
        let other = try BradleyTerryHead(fitting: all(swapped), of: swapped, penalty: 0.01)
        for (left, right) in zip(head.weights, other.weights) { #expect(isClose(left, right, within: 1e-7)) }

        var scaled = try PairDifferences(dimension: 3)
        for row in all(pairs) {
            let lanes = pairs.values[row]
            try scaled.append(
                [lanes[0] * 1024, lanes[1], lanes[2]], shareOfA: pairs.shares[row], cluster: pairs.clusters[row])
        }
        let inOtherUnits = try BradleyTerryHead(fitting: all(pairs), of: scaled, penalty: 0.01)
        #expect(isClose(inOtherUnits.weights[0] * 1024, head.weights[0], within: 1e-7))
    }

    @Test("Where a fit begins does not change where it ends")
    func warmStart() throws {
        let pairs = try PlantedHead.pairs([1, -2, 0.5], count: 100)
        let strong = try BradleyTerryHead(fitting: all(pairs), of: pairs, penalty: 1)
        let warm = try BradleyTerryHead(fitting: all(pairs), of: pairs, penalty: 0.01, from: strong)
        let cold = try BradleyTerryHead(fitting: all(pairs), of: pairs, penalty: 0.01)
        for (left, right) in zip(warm.weights, cold.weights) { #expect(isClose(left, right, within: 1e-7)) }
    }

    @Test("Ties alone leave nothing to prefer by")
    func ties() throws {
        var pairs = try PairDifferences(dimension: 1)
        for row in 1...4 { try pairs.append([Float(row)], shareOfA: 0.5, cluster: "\(row)") }
        #expect(try BradleyTerryHead(fitting: all(pairs), of: pairs, penalty: 0.1).weights == [0])
    }

    @Test("Numbers that cannot be are refused by name")
    func refused() throws {
        var pairs = try PairDifferences(dimension: 2)
        #expect(throws: StatisticsError.self) { try PairDifferences(dimension: 0) }
        #expect(throws: StatisticsError.self) { try pairs.append([1], shareOfA: 1, cluster: "") }
        #expect(throws: StatisticsError.self) { try pairs.append([1, .nan], shareOfA: 1, cluster: "") }
        #expect(throws: StatisticsError.self) { try pairs.append([1, 2], shareOfA: 1.5, cluster: "") }
        #expect(pairs.count == 0)
        try pairs.append([1, 2], shareOfA: 1, cluster: "")
        #expect(throws: StatisticsError.self) { try BradleyTerryHead(fitting: [], of: pairs, penalty: 1) }
        #expect(throws: StatisticsError.self) { try BradleyTerryHead(fitting: [0], of: pairs, penalty: 0) }
        #expect(throws: StatisticsError.self) { try PenaltySearch(over: pairs, rows: [0], seed: 0) }
    }
}
