import CandorTestSupport
import Testing

@testable import CandorStatistics

/// Expected values were computed with 40 digits.
@Suite("Distributions and special functions")
struct DistributionTests {
    @Test(
        "Normal quantiles",
        arguments: [
            (0.975, 1.9599639845400542), (0.9, 1.2815515655446005), (0.5, 0.0), (1e-10, -6.3613409024040562),
            (0.0001, -3.7190164854556806), (0.999, 3.0902323061678135), (0.3, -0.52440051270804078),
        ])
    func normalQuantile(_ probability: Double, _ expected: Double) {
        #expect(isClose(NormalDistribution.quantile(probability), expected, within: 1e-12))
    }

    @Test("Normal quantiles at and beyond the ends")
    func normalEnds() {
        #expect(NormalDistribution.quantile(0) == -.infinity)
        #expect(NormalDistribution.quantile(1) == .infinity)
        #expect(NormalDistribution.quantile(1.1).isNaN)
        #expect(NormalDistribution.quantile(.nan).isNaN)
    }

    @Test(
        "Normal probabilities, also far out",
        arguments: [
            (1.96, 0.97500210485177956), (-3.0, 0.0013498980316300945), (-8.0, 6.2209605742717841e-16),
            (0.5, 0.6914624612740131),
        ])
    func normalCumulative(_ z: Double, _ expected: Double) {
        #expect(abs(NormalDistribution.cumulative(z) / expected - 1) < 1e-13)
    }

    @Test(
        "Student's 97.5% quantiles",
        arguments: [
            (0.7, 36.611415031588688), (1, 12.706204736174705), (2, 4.3026527297494639), (3, 3.1824463052837096),
            (5.5, 2.5018586175892404), (14, 2.1447866879178038), (99, 1.9842169515864175),
            (1000, 1.9623390808264085), (100_000, 1.9599877075346096), (.infinity, 1.9599639845400542),
        ])
    func studentQuantile(_ degreesOfFreedom: Double, _ expected: Double) {
        let distribution = StudentDistribution(degreesOfFreedom: degreesOfFreedom)
        #expect(abs(distribution.quantile(0.975) / expected - 1) < 1e-11)
        #expect(abs(distribution.quantile(0.025) / -expected - 1) < 1e-11)
        #expect(distribution.quantile(0.5) == 0)
    }

    @Test("Student's probabilities, also far out")
    func studentCumulative() {
        #expect(isClose(StudentDistribution(degreesOfFreedom: 14).cumulative(2), 0.96735602355544402))
        #expect(isClose(StudentDistribution(degreesOfFreedom: 3).cumulative(1.5), 0.88470806737758847))
        #expect(isClose(StudentDistribution(degreesOfFreedom: 1).cumulative(-0.3), 1 - 0.59277357907774234))
        #expect(abs(StudentDistribution(degreesOfFreedom: 40).twoSidedTail(12) / 7.8241713042559726e-15 - 1) < 1e-11)
        #expect(StudentDistribution(degreesOfFreedom: 5).twoSidedTail(.infinity) == 0)
    }

    @Test(
        "ln Γ",
        arguments: [
            (0.1, 2.2527126517342059), (0.5, 0.57236494292470009), (1, 0.0), (2, 0.0), (3.7, 1.4280723266653881),
            (10, 12.80182748008147), (123.456, 469.60554712992948), (100_000, 1051287.7089736569),
        ])
    func logGamma(_ x: Double, _ expected: Double) {
        #expect(abs(SpecialFunctions.logGamma(x) - expected) < 1e-13 * max(1, expected) * 2)
    }

    @Test(
        "The incomplete beta function",
        arguments: [
            (0.3, 2.0, 5.0, 0.579825), (0.5, 10, 10, 0.5), (0.001, 0.5, 50, 0.24763098003462321),
            (0.99, 30, 0.5, 0.43933436890525101), (0.5, 400, 420, 0.75766775238641472),
            (0.7, 0.2, 0.3, 0.68044989141692072), (0, 1, 1, 0), (1, 1, 1, 1),
        ])
    func incompleteBeta(_ x: Double, _ a: Double, _ b: Double, _ expected: Double) {
        #expect(isClose(SpecialFunctions.regularizedIncompleteBeta(x, a, b), expected, within: 1e-12))
    }
}
