import CandorTestSupport
import Testing

@testable import CandorStatistics

@Suite("Comparing conditions and assistants")
struct PairedComparisonTests {
    @Test("Differences 1, 0, 0, −1, 1 of five items: 0.2 ± √(0.7 / 5)")
    func paired() throws {
        let comparison = PairedComparison(
            condition: try ClusteredSample(plain: [1, 1, 0, 0, 1]),
            reference: try ClusteredSample(plain: [0, 1, 0, 1, 0]))
        let estimate = comparison.difference.estimate(denominator: "items scored under both")
        #expect(isClose(estimate.value, 0.2))
        #expect(isClose(estimate.standardError, (0.7 / 5).squareRoot()))
        #expect(estimate.n == 5)
        #expect(comparison.difference.degreesOfFreedom == 4)
        #expect(comparison.difference.scale == -1...1)
    }

    @Test("Only items scored under both take part; an item that one side lacks is not unscored")
    func commonItems() throws {
        let comparison = PairedComparison(
            condition: try ClusteredSample(plain: [1, nil, 0, 1, 1]),
            reference: try ClusteredSample(plain: [0, 1, nil, 1]))
        let difference = comparison.difference
        #expect(isClose(difference.value, 0.5))
        #expect(difference.n == 2)
        #expect(difference.unscored == 2)
        #expect(isClose(difference.possible?.lowerBound, -0.25))
        #expect(isClose(difference.possible?.upperBound, 0.75))
        #expect(comparison.condition.scored == 2 && comparison.reference.scored == 2)
    }

    @Test("No common item: no difference")
    func disjoint() throws {
        let comparison = PairedComparison(
            condition: try ClusteredSample(plain: [1, 0], prefix: "a"),
            reference: try ClusteredSample(plain: [1, 0], prefix: "b"))
        #expect(comparison.difference.value == nil)
        #expect(comparison.difference.estimate(denominator: "").value == nil)
        #expect(comparison.correlation == nil)
        #expect(comparison.mcNemarPValue == nil)
    }

    @Test("The variance of the difference is that of the items' differences, also with draws")
    func draws() throws {
        var generator = SeededGenerator(seed: 11)
        let condition = (0..<20).map { _ in (0..<3).map { _ in Optional(Double(generator.nextIndex(below: 2))) } }
        let reference = (0..<20).map { _ in (0..<3).map { _ in Optional(Double(generator.nextIndex(below: 2))) } }
        let comparison = PairedComparison(
            condition: try ClusteredSample(clusters: condition), reference: try ClusteredSample(clusters: reference))
        let perItem = zip(condition, reference).map { left, right in
            (left.compactMap(\.self).reduce(0, +) - right.compactMap(\.self).reduce(0, +)) / 3
        }
        let expected = try ClusteredSample(plain: perItem, scale: -1...1).mean
        #expect(isClose(comparison.difference.value, expected.value))
        #expect(isClose(comparison.difference.standardError, expected.standardError))
        #expect(comparison.pairs == 60)
    }

    @Test("McNemar's exact p of 5 against 15 is 0.0414, of 2 against 10 0.0386")
    func mcNemar() throws {
        for (gains, losses, p) in [(5, 15, 0.04138946533203125), (10, 2, 0.03857421875), (4, 4, 1), (0, 0, 1)] {
            let values =
                Array(repeating: (1.0, 0.0), count: gains) + Array(repeating: (0.0, 1.0), count: losses)
                + Array(repeating: (1.0, 1.0), count: 7)
            let comparison = PairedComparison(
                condition: try ClusteredSample(plain: values.map(\.0)),
                reference: try ClusteredSample(plain: values.map(\.1)))
            #expect(isClose(comparison.mcNemarPValue, p))
        }
        let scores = try ClusteredSample(plain: [0.5, 1])
        #expect(PairedComparison(condition: scores, reference: scores).mcNemarPValue == nil)
    }

    @Test("The correlation of a side with itself is 1, with its opposite −1")
    func correlation() throws {
        let side = try ClusteredSample(plain: [1, 0, 0, 1, 1])
        let opposite = try ClusteredSample(plain: [0, 1, 1, 0, 0])
        #expect(isClose(PairedComparison(condition: side, reference: side).correlation, 1))
        #expect(isClose(PairedComparison(condition: side, reference: opposite).correlation, -1))
    }

    @Test("Holm multiplies the i-th smallest of m by m − i + 1, monotone, at most 1, ignoring what is missing")
    func holm() {
        let adjusted = HolmAdjustment.adjusted([0.01, nil, 0.04, 0.03, 0.005])
        let expected: [Double?] = [0.03, nil, 0.06, 0.06, 0.02]
        #expect(adjusted.count == expected.count)
        for (left, right) in zip(adjusted, expected) {
            #expect(left == nil && right == nil || isClose(left, right))
        }
        #expect(HolmAdjustment.adjusted([0.9, 0.8]) == [1, 1])
        #expect(HolmAdjustment.adjusted([]).isEmpty)
    }
}
