import Foundation

/// Student's t distribution; its degrees of freedom may be fractional (Welch and Satterthwaite's are) or infinite.
public struct StudentDistribution: Hashable, Sendable {
    /// ν > 0.
    public let degreesOfFreedom: Double

    /// The distribution with ν degrees of freedom.
    ///
    /// - Parameter degreesOfFreedom: ν > 0; infinity gives the normal distribution.
    public init(degreesOfFreedom: Double) {
        self.degreesOfFreedom = degreesOfFreedom
    }

    /// The probability of a value of at most `t`.
    ///
    /// - Parameter t: a number of estimated standard errors.
    public func cumulative(_ t: Double) -> Double {
        t < 0 ? 0.5 * twoSidedTail(t) : 1 - 0.5 * twoSidedTail(t)
    }

    /// The probability of a value at least as far from 0 as `t`: I_x(ν/2, ½) with x = ν / (ν + t²) (DLMF 8.17).
    ///
    /// - Parameter t: a number of estimated standard errors, of either sign.
    public func twoSidedTail(_ t: Double) -> Double {
        guard isHeavyTailed else { return 2 * NormalDistribution.cumulative(-abs(t)) }
        let square = t * t
        guard square.isFinite else { return 0 }
        return SpecialFunctions.regularizedIncompleteBeta(
            degreesOfFreedom / (degreesOfFreedom + square), degreesOfFreedom / 2, 0.5)
    }

    /// The t below which a share `probability` of the distribution lies, by Newton's method kept inside a bracket.
    ///
    /// - Parameter probability: between 0 and 1; 0 gives −∞, 1 gives +∞, anything outside gives NaN.
    public func quantile(_ probability: Double) -> Double {
        let start = NormalDistribution.quantile(probability)
        guard start.isFinite, isHeavyTailed else { return start }
        guard probability >= 0.5 else { return -upperQuantile(tail: 2 * probability, start: -start) }
        return upperQuantile(tail: 2 * (1 - probability), start: start)
    }

    /// Beyond this the difference from the normal distribution is below 10⁻⁸ wherever an interval looks.
    private var isHeavyTailed: Bool { degreesOfFreedom < 1e8 }

    /// The t ≥ 0 that leaves `tail` on its two sides together. A normal quantile lies below that of t, so `start`
    /// is a lower bound.
    private func upperQuantile(tail: Double, start: Double) -> Double {
        guard tail < 1 else { return 0 }
        var low = start
        var high = max(2 * start, 1)
        while twoSidedTail(high) > tail { high *= 2 }
        var t = start
        for _ in 0..<100 {
            let error = tail - twoSidedTail(t)
            if error < 0 { low = t } else { high = t }
            // d/dt of the two-sided tail is −2 × density.
            let newton = t - error / (2 * density(t))
            let next = newton > low && newton < high ? newton : 0.5 * (low + high)
            if abs(next - t) <= 1e-15 * max(1, t) { return next }
            t = next
        }
        return t
    }

    private func density(_ t: Double) -> Double {
        let nu = degreesOfFreedom
        return exp(-0.5 * (nu + 1) * log1p(t * t / nu) - SpecialFunctions.logBeta(nu / 2, 0.5)) / nu.squareRoot()
    }
}
