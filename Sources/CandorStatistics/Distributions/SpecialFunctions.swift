import Foundation

/// The special functions that the distributions here need, to about 13 significant digits.
///
/// Written out, not taken from the C library, because `lgamma` writes to a global there and its Swift signature
/// differs between platforms.
enum SpecialFunctions {
    /// ln Γ(x) for x > 0: Stirling's series beyond 10, the recurrence Γ(x + 1) = x Γ(x) below (DLMF 5.11.1, 5.5.1).
    static func logGamma(_ x: Double) -> Double {
        guard x > 0 else { return .infinity }
        var shifted = x
        var product = 1.0
        while shifted < 10 {
            product *= shifted
            shifted += 1
        }
        return (shifted - 0.5) * log(shifted) - shifted + halfLogTwoPi + stirlingCorrection(shifted) - log(product)
    }

    /// ln B(a, b) for a, b > 0, without the cancellation that three separate logarithms of Γ suffer when one
    /// argument is large: there the leading terms of Stirling's series are combined by hand.
    static func logBeta(_ a: Double, _ b: Double) -> Double {
        let small = min(a, b)
        let large = max(a, b)
        guard large >= 10 else { return logGamma(a) + logGamma(b) - logGamma(a + b) }
        let correction = stirlingCorrection(large) - stirlingCorrection(small + large)
        let shrinkage = log1p(-small / (small + large))
        guard small >= 10 else {
            return logGamma(small) + correction + small - small * log(small + large) + (large - 0.5) * shrinkage
        }
        return halfLogTwoPi - 0.5 * log(large) + stirlingCorrection(small) + correction
            + (small - 0.5) * log(small / (small + large)) + large * shrinkage
    }

    /// The regularised incomplete beta function I_x(a, b) for a, b > 0 (DLMF 8.17).
    ///
    /// The continued fraction 8.17.22, on the side of its argument where it converges fast.
    static func regularizedIncompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
        guard x > 0 else { return 0 }
        guard x < 1 else { return 1 }
        let front = exp(a * log(x) + b * log1p(-x) - logBeta(a, b))
        if x < (a + 1) / (a + b + 2) {
            return front / (a * betaContinuedFraction(x, a, b))
        }
        return 1 - front / (b * betaContinuedFraction(1 - x, b, a))
    }

    private static let halfLogTwoPi = 0.5 * log(2 * Double.pi)
    private static let stirlingCoefficients: [Double] = [
        1.0 / 12.0, -1.0 / 360.0, 1.0 / 1260.0, -1.0 / 1680.0, 1.0 / 1188.0, -691.0 / 360360.0, 1.0 / 156.0,
    ]

    /// What Stirling's formula for ln Γ(x) leaves over, x ≥ 10: Σ B₂ₖ / (2k (2k − 1) x^(2k−1)).
    private static func stirlingCorrection(_ x: Double) -> Double {
        let inverseSquare = 1 / (x * x)
        return stirlingCoefficients.reversed().reduce(0) { $0 * inverseSquare + $1 } / x
    }

    /// The continued fraction 1 + d₁/(1 + d₂/(1 + …)) of DLMF 8.17.22, by Lentz's method as Thompson and Barnett
    /// modified it.
    private static func betaContinuedFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
        let tiny = 1e-300
        var fraction = 1.0
        var numerator = 1.0
        var denominator = 0.0
        for step in 1...100_000 {
            let half = Double(step / 2)
            let coefficient =
                step.isMultiple(of: 2)
                ? half * (b - half) * x / ((a + 2 * half - 1) * (a + 2 * half))
                : -(a + half) * (a + b + half) * x / ((a + 2 * half) * (a + 2 * half + 1))
            denominator = 1 + coefficient * denominator
            denominator = 1 / (abs(denominator) < tiny ? tiny : denominator)
            numerator = 1 + coefficient / numerator
            numerator = abs(numerator) < tiny ? tiny : numerator
            let change = numerator * denominator
            fraction *= change
            if abs(change - 1) < 1e-15 { break }
        }
        return fraction
    }
}
