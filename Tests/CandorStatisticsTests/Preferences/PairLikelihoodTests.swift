import Foundation
import Testing

@testable import CandorStatistics

@Suite("The likelihood of preferences")
struct PairLikelihoodTests {
    /// The definition, pair by pair: coefficients of each group, then ln ν.
    private func naive(_ data: PreferenceData, _ coefficients: [Double], position: Bool, ties: Bool) -> Double {
        let columns = data.features.count + (position ? 1 : 0)
        let tie = ties ? exp(coefficients[coefficients.count - 1]) : 0
        let isGrouped = coefficients.count > columns + 1
        return (0..<data.count).reduce(0) { sum, row in
            let first = isGrouped ? Int(data.groups[row]) * columns : 0
            let labels = data.labels(at: row).map(Double.init) + (position ? [1] : [])
            let predictor = zip(labels, coefficients[first...]).reduce(0) { $0 + $1.0 * $1.1 }
            let total = exp(predictor / 2) + exp(-predictor / 2) + tie
            switch data.outcome(at: row) {
            case .share(let share): return sum + (share - 0.5) * predictor - log(total)
            case .tie: return ties ? sum + log(tie / total) : sum
            }
        }
    }

    private func likelihood(
        _ data: PreferenceData, position: Bool = false, ties: Bool = false, byGroup: Bool = false,
        isParallel: Bool = false
    ) -> PairLikelihood {
        let pairs = MergedPairs(
            data, hasPosition: position, ties: ties ? .davidson : .leftOut, byGroup: byGroup)
        return PairLikelihood(pairs, hasTies: ties, isParallel: isParallel)
    }

    private func point(_ count: Int) -> [Double] {
        (0..<count).map { 0.3 * sin(Double($0 + 1)) }
    }

    @Test(
        "Merged, folded and packed, the likelihood is the sum over pairs",
        arguments: [1, 3, 5, 6, 24], [(false, false), (true, false), (false, true), (true, true)])
    func equalsTheNaiveSum(features: Int, options: (position: Bool, ties: Bool)) throws {
        let data = try PlantedPairs(
            pairs: 1000, effects: (0..<features).map { 0.1 * Double($0 % 3) }, tie: 0.5
        ).data()
        let likelihood = likelihood(data, position: options.position, ties: options.ties)
        let point = point(likelihood.dimension)
        let expected = naive(data, point, position: options.position, ties: options.ties)
        #expect(abs(likelihood.value(at: point) - expected) < 1e-10 * abs(expected))
        var gradient = point
        #expect(abs(likelihood.evaluate(at: point, gradient: &gradient) - expected) < 1e-10 * abs(expected))
    }

    @Test("Gradient and second derivatives are those of finite differences", arguments: [false, true])
    func derivatives(ties: Bool) throws {
        let data = try PlantedPairs(pairs: 400, effects: [0.5, -1, 0, 0.2, 0, 0.1], tie: 0.7).data()
        let likelihood = likelihood(data, position: true, ties: ties)
        let point = point(likelihood.dimension)
        var gradient = point
        _ = likelihood.evaluate(at: point, gradient: &gradient)
        let information = likelihood.information(at: point)
        for place in point.indices {
            var (above, below) = (point, point)
            above[place] += 1e-4
            below[place] -= 1e-4
            var (high, low) = (point, point)
            let rise =
                likelihood.evaluate(at: above, gradient: &high) - likelihood.evaluate(at: below, gradient: &low)
            #expect(abs(rise / 2e-4 - gradient[place]) < 1e-5)
            for other in point.indices {
                #expect(abs((low[other] - high[other]) / 2e-4 - information[place, other]) < 1e-4)
            }
        }
    }

    @Test("The bounds of what the quadratic expansion leaves out hold, and are narrow near its centre")
    func remainder() throws {
        let data = try PlantedPairs(pairs: 700, effects: [0.5, -1, 0, 0.2, 0, 0.1]).data()
        let likelihood = likelihood(data, position: true)
        let centre = point(7)
        let expansion = QuadraticLikelihood(of: likelihood, at: centre)
        let remainder = try #require(ExpansionRemainder(of: likelihood, at: centre))
        var generator = SeededGenerator(seed: 6)
        for scale in [0.01, 0.05, 0.2, 1, 5] {
            for _ in 0..<20 {
                let place = centre.map { $0 + scale * generator.nextNormal() }
                let excess = likelihood.value(at: place) - expansion.value(at: place)
                let bounds = remainder.bounds(at: place)
                #expect(bounds.lowerBound - 1e-8 <= excess && excess <= bounds.upperBound + 1e-8)
                if scale == 0.01 { #expect(bounds.upperBound - bounds.lowerBound < 0.01) }
            }
        }
        #expect(ExpansionRemainder(of: self.likelihood(data, ties: true), at: point(7)) == nil)
    }

    @Test("Groups of raters have coefficients of their own, whatever the order of the pairs")
    func groups() throws {
        let data = try PlantedPairs(pairs: 600, effects: [0.5, -0.2], tie: 0.3, groups: 3).data()
        let likelihood = likelihood(data, ties: true, byGroup: true)
        #expect(likelihood.dimension == 7)
        let point = point(7)
        let expected = naive(data, point, position: false, ties: true)
        #expect(abs(likelihood.value(at: point) - expected) < 1e-10 * abs(expected))
        var gradient = point
        _ = likelihood.evaluate(at: point, gradient: &gradient)
        for place in point.indices {
            var (above, below) = (point, point)
            above[place] += 1e-4
            below[place] -= 1e-4
            let rise = likelihood.value(at: above) - likelihood.value(at: below)
            #expect(abs(rise / 2e-4 - gradient[place]) < 1e-5)
        }
    }

    @Test("A pair and its mirror image are one row, and equal pairs are merged")
    func folding() throws {
        var data = PreferenceData(features: ["x", "y", "z"])
        try data.append(labels: [1, 0, -1], outcome: .share(1))
        try data.append(labels: [-1, 0, 1], outcome: .share(0))
        try data.append(labels: [1, 0, -1], outcome: .share(0))
        try data.append(labels: [0, 0, 0], outcome: .share(1))
        let pairs = MergedPairs(data, hasPosition: false, ties: .leftOut, byGroup: false)
        #expect(pairs.weights.filter { $0 > 0 } == [3, 1])
        #expect(pairs.carrying == [3, 0, 3])
        #expect(pairs.leaning == [0.5, 0, -0.5])
    }

    @Test("Exchanging A and B in some pairs changes nothing without a position, something with one")
    func exchange() throws {
        let data = try PlantedPairs(pairs: 300).data()
        var exchanged = PreferenceData(features: data.features)
        for row in 0..<data.count {
            guard case .share(let share) = data.outcome(at: row) else { continue }
            let isExchanged = row.isMultiple(of: 3)
            try exchanged.append(
                labels: data.labels(at: row).map { isExchanged ? -$0 : $0 },
                outcome: .share(isExchanged ? 1 - share : share))
        }
        let point = [0.4, -0.2, 0.1]
        let difference = likelihood(data).value(at: point) - likelihood(exchanged).value(at: point)
        #expect(abs(difference) < 1e-9)
        let placed = point + [0.3]
        let positioned =
            likelihood(data, position: true).value(at: placed)
            - likelihood(exchanged, position: true).value(at: placed)
        #expect(abs(positioned) > 0.1)
    }

    @Test("A share is so many pairs for A and the rest for B")
    func shares() throws {
        var soft = PreferenceData(features: ["x", "y"])
        var hard = soft
        for _ in 0..<10 { try soft.append(labels: [1, -1], outcome: .share(0.3)) }
        for pair in 0..<10 { try hard.append(labels: [1, -1], outcome: .share(pair < 3 ? 1 : 0)) }
        let point = [0.4, -0.2]
        #expect(abs(likelihood(soft).value(at: point) - likelihood(hard).value(at: point)) < 1e-12)
    }

    @Test("Blocks on many cores add up to the same bits as on one")
    func parallel() throws {
        let data = try PlantedPairs(pairs: 40_000, effects: [0.5, -0.2, 0.1, 0, 0, 0, 0, 0, 0, 0, 0]).data()
        let point = point(11)
        var (alone, together) = (point, point)
        let value = likelihood(data).evaluate(at: point, gradient: &alone)
        #expect(likelihood(data, isParallel: true).evaluate(at: point, gradient: &together) == value)
        #expect(alone == together)
    }

    @Test("Exponential and logarithm are exact to rounding over their whole range")
    func elementaryFunctions() {
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<20_000 {
            let x = -700 * generator.nextUniform() * generator.nextUniform() * generator.nextUniform()
            let power = LogisticLane.exponential(.init(repeating: x))[0]
            #expect(abs(power - exp(x)) <= 4e-16 * exp(x))
            let y = 1 + exp(40 * generator.nextUniform() - 20)
            let logarithm = LogisticLane.logarithm(.init(repeating: y))[0]
            #expect(abs(logarithm - log(y)) <= 2e-16 + 4e-16 * log(y))
        }
        #expect(LogisticLane.derivatives(.init(repeating: 5000), tie: 0).value[0] == 2500)
        #expect(abs(LogisticLane.derivatives(.init(repeating: -5000), tie: 0).slope[0] + 0.5) < 1e-15)
    }
}
