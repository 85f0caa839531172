import CandorStatistics
import Foundation
import Testing

@Suite("The scale of scores")
struct TemperatureFitTests {
    /// Pairs of one difference of scores, of which so many are put as people did.
    private func pairs(_ count: Int, right: Int, margin: Double, clusters: Int? = nil) -> [TemperatureFit.Pair] {
        (0..<count).map { index in
            // In both directions: what counts is which response is preferred, not which is called A.
            let sign = index % 2 == 0 ? 1.0 : -1
            return TemperatureFit.Pair(
                cluster: "\(index * (clusters ?? count) / count)", margin: sign * margin,
                shareOfA: (index < right) == (sign > 0) ? 1 : 0)
        }
    }

    @Test("Three of four pairs right is log-odds of ln 3: a difference of 1 is worth that, with its error by hand")
    func worked() throws {
        let fit = try TemperatureFit(pairs(64, right: 48, margin: 1))
        #expect(fit.obstacle == nil)
        #expect(fit.temperature.n == 64)
        #expect(try abs(#require(fit.temperature.value) - 1 / log(3)) < 1e-12)
        // The information is 64 · 3/16, the squares of the residuals sum to the same: SE of the slope = 1 / √(63 · 3/16).
        let error = 1 / (63.0 * 3 / 16).squareRoot()
        #expect(try abs(#require(fit.temperature.standardError) - error / (log(3) * log(3))) < 1e-12)
        let reach = StudentDistribution(degreesOfFreedom: 63).quantile(0.975) * error
        #expect(try abs(#require(fit.temperature.lower) - 1 / (log(3) + reach)) < 1e-9)
        #expect(try abs(#require(fit.temperature.upper) - 1 / (log(3) - reach)) < 1e-9)
    }

    @Test("Where the slope may be 0 the temperature has no upper end")
    func open() throws {
        let fit = try TemperatureFit(pairs(16, right: 12, margin: 1))
        #expect(try abs(#require(fit.temperature.value) - 1 / log(3)) < 1e-12)
        #expect(try #require(fit.temperature.lower) > 0)
        #expect(fit.temperature.upper == nil)
    }

    @Test("Scores of any size have their temperature in their own unit", arguments: [1e-200, 1e-3, 1000, 1e300])
    func units(_ margin: Double) throws {
        let fit = try TemperatureFit(pairs(16, right: 12, margin: margin))
        #expect(try abs(#require(fit.temperature.value) / margin - 1 / log(3)) < 1e-12)
    }

    @Test("A share of people counts by its size")
    func shares() throws {
        let fit = try TemperatureFit([
            .init(cluster: "a", margin: 2, shareOfA: 0.75), .init(cluster: "b", margin: -2, shareOfA: 0.25),
        ])
        #expect(try abs(#require(fit.temperature.value) - 2 / log(3)) < 1e-12)
    }

    @Test("Pairs of one cluster are no further evidence")
    func clusters() throws {
        let apart = try TemperatureFit(pairs(64, right: 48, margin: 1))
        let together = try TemperatureFit(pairs(64, right: 48, margin: 1, clusters: 4))
        #expect(apart.temperature.value == together.temperature.value)
        // Three clusters of sixteen right pairs and one of sixteen wrong ones: residuals of 4, 4, 4 and −12 over 12, by √(4/3).
        let error = (4.0 / 3 * (16 * 3 + 144) / 144).squareRoot()
        #expect(try abs(#require(together.temperature.standardError) - error / (log(3) * log(3))) < 1e-12)
        #expect(together.temperature.method.contains("3 degrees of freedom"))
    }

    @Test("Preferences drawn at a known temperature give it back")
    func simulated() throws {
        var generator = SeededGenerator(seed: 11, stream: "temperature")
        let pairs = (0..<4000).map { index in
            let margin = 40 * (generator.nextUniform() - 0.5)
            let prefersA = generator.nextUniform() < 1 / (1 + exp(-margin / 5))
            return TemperatureFit.Pair(cluster: "\(index)", margin: margin, shareOfA: prefersA ? 1 : 0)
        }
        let temperature = try TemperatureFit(pairs).temperature
        #expect(try #require(temperature.lower) < 5)
        #expect(try #require(temperature.upper) > 5)
        #expect(try #require(temperature.upper) - #require(temperature.lower) < 1)
    }

    @Test("Without a likeliest temperature there is none, and why")
    func obstacles() throws {
        #expect(try TemperatureFit([]).obstacle == .noDifference)
        #expect(try TemperatureFit(pairs(8, right: 4, margin: 0)).obstacle == .noDifference)
        #expect(try TemperatureFit(pairs(8, right: 8, margin: 1)).obstacle == .separated)
        #expect(try TemperatureFit(pairs(8, right: 4, margin: 1)).obstacle == .unrelated)
        #expect(try TemperatureFit(pairs(8, right: 1, margin: 1)).obstacle == .unrelated)
        for right in [4, 8] { #expect(try TemperatureFit(pairs(8, right: right, margin: 1)).temperature.value == nil) }
        // Equal scores are no mistake.
        let equal = TemperatureFit.Pair(cluster: "equal", margin: 0, shareOfA: 0)
        #expect(try TemperatureFit(pairs(8, right: 8, margin: 1) + [equal]).obstacle == .separated)
    }

    @Test("A difference that is no number is an error", arguments: [Double.nan, .infinity])
    func notFinite(_ margin: Double) {
        let error = #expect(throws: StatisticsError.self) {
            try TemperatureFit([.init(cluster: "a", margin: margin, shareOfA: 1)])
        }
        #expect(error?.code == .notFinite)
    }
}
