import Testing

@testable import CandorStatistics

@Suite("Warm-up learns the step size and the metric as Stan does")
struct WarmupTests {
    @Test(
        "The windows are Stan's",
        arguments: [
            (1000, [75, 100, 150, 250, 450, 950]), (500, [75, 100, 150, 250, 450]), (200, [75, 100, 150]),
            (150, [75, 100]), (100, [15, 90]), (20, [3, 18]), (19, []), (0, []),
        ])
    func windows(count: Int, edges: [Int]) {
        let windows = WarmupSchedule(count: count).windows
        #expect(windows.map(\.lowerBound) + (windows.last.map { [$0.upperBound] } ?? []) == edges)
        #expect(zip(windows, windows.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
    }

    @Test("Dual averaging finds where the acceptance is what it aims at")
    func dualAveraging() {
        var averaging = DualAveraging(stepSize: 1, target: 0.8)
        var stepSize = 1.0
        // An acceptance that falls with the step size and is 0.8 at 0.25.
        for _ in 0..<2000 { stepSize = averaging.update(acceptance: 1 / (1 + stepSize)) }
        #expect(abs(averaging.average - 0.25) < 0.01)
    }

    @Test("Running variances and covariances are those of the whole sample")
    func moments() {
        let positions: [[Double]] = [[1, 2], [2, 1], [4, -3], [7, 0]]
        var variance = WelfordVariance(dimension: 2)
        var covariance = WelfordCovariance(dimension: 2)
        for position in positions {
            variance.add(position)
            covariance.add(position)
        }
        // By hand, with means 3.5 and 0: the squares of the deviations sum to 21 and 14, their products to
        // −2.5 · 2 − 1.5 · 1 + 0.5 · (−3) + 3.5 · 0 = −8.
        #expect(variance.variances.map { ($0 * 3).rounded() } == [21, 14])
        let products = covariance.covariance.map { $0 * 3 }
        #expect(zip(products, [21, -8, -8, 14]).allSatisfy { abs($0 - $1) < 1e-12 })
    }

    @Test("A window's metric is drawn towards a small multiple of the unit matrix")
    func regularisation() throws {
        var adaptation = Adaptation(
            settings: SamplerSettings(warmup: 20), metric: InverseMetric(unit: .diagonal, dimension: 1), stepSize: 1)
        var changes: [Int] = []
        for iteration in 0..<20 {
            let isNew = adaptation.update(position: [iteration.isMultiple(of: 2) ? 1 : -1], acceptance: 0.8)
            if isNew { changes.append(iteration) }
        }
        // 15 positions from iteration 3 to 17, of mean −1/15: variance (15 − 1/15) / 14.
        let expected = 15.0 / 20 * (15 - 1.0 / 15) / 14 + 1e-3 * 5 / 20
        #expect(changes == [17])
        #expect(abs(try #require(adaptation.metric.variances.first) - expected) < 1e-12)
    }

    @Test("A dense metric gives momenta the inverse covariance, and refuses what is none")
    func denseMetric() throws {
        let metric = try #require(InverseMetric(covariance: [4, 1, 1, 2]))
        var generator = SeededGenerator(seed: 1)
        var sums = [0.0, 0, 0]
        let momentum = UnsafeMutablePointer<Double>.allocate(capacity: 4)
        momentum.initialize(repeating: 0, count: 4)
        defer { momentum.deallocate() }
        for _ in 0..<100_000 {
            metric.drawMomentum(into: momentum, using: &generator)
            sums[0] += momentum[0] * momentum[0]
            sums[1] += momentum[0] * momentum[1]
            sums[2] += momentum[1] * momentum[1]
        }
        // The inverse of (4 1; 1 2) is (2 −1; −1 4) / 7.
        #expect(zip(sums, [2.0 / 7, -1.0 / 7, 4.0 / 7]).allSatisfy { abs($0 / 100_000 - $1) < 0.01 })
        #expect(InverseMetric(covariance: [1, 2, 2, 1]) == nil)
    }

    @Test("The ziggurat's draws are standard normal")
    func ziggurat() {
        var generator = SeededGenerator(seed: 2)
        let count = 400_000
        let draws = (0..<count).map { _ in NormalZiggurat.shared.draw(using: &generator) }.sorted()
        // Kolmogorov and Smirnov: above 1.95 / √n once in a thousand.
        let distance = draws.indices.reduce(0.0) {
            max($0, abs(NormalDistribution.cumulative(draws[$1]) - (Double($1) + 0.5) / Double(count)))
        }
        #expect(distance < 1.95 / Double(count).squareRoot())
        // The tail beyond the lowest layer's edge is there, on both sides, and falls off.
        let expected = 2 * Double(count) * NormalDistribution.cumulative(-3.442619855899)
        let beyond = Double(draws.count { abs($0) > 3.442619855899 })
        #expect(abs(beyond - expected) < 4 * expected.squareRoot())
        #expect(draws.last ?? 0 > 4 && draws.last ?? 0 < 6.5)
    }
}
