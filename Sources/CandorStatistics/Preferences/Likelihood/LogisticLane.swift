/// The logistic log-likelihood of eight pairs at once, in plain arithmetic that every compiler turns into vector
/// instructions: no calls into the C library, and the same bits on every machine.
///
/// With a pair's linear predictor η = Σ αᵢφᵢ, h = |η| and Davidson's ν (0 without ties), the three outcomes have
/// −ln p(A) = g(η) − η/2, −ln p(B) = g(η) + η/2 and −ln p(tie) = g(η) − ln ν with the even function
/// g(η) = ln(2 cosh(η/2) + ν) = h/2 + ln(1 + e^(−h) + ν e^(−h/2)), which neither overflows nor cancels.
enum LogisticLane {
    /// Eight numbers.
    typealias Lane = SIMD8<Double>
    /// How many pairs a lane holds.
    static let width = 8

    /// g and its first derivatives.
    struct Derivatives {
        /// g(η).
        var value: Lane
        /// ∂g/∂η = sinh(η/2) / (2 cosh(η/2) + ν).
        var slope: Lane
        /// ∂g/∂ln ν, the probability of a tie.
        var tie: Lane
    }

    /// g and its first derivatives.
    /// - Parameters:
    ///   - predictor: η, finite.
    ///   - tie: ν, at least 0.
    @inline(__always)
    static func derivatives(_ predictor: Lane, tie: Double) -> Derivatives {
        let height = magnitude(predictor)
        let root = exponential(-0.5 * height)
        let square = root * root
        let odds = root * tie
        let sum = 1 + (square + odds)
        let reciprocal = 1 / sum
        let slope = (0.5 - 0.5 * square) * reciprocal
        return Derivatives(
            value: 0.5 * height + logarithm(sum), slope: copySign(of: predictor, to: slope), tie: odds * reciprocal)
    }

    /// g in two parts, g = half + ln sum, so that the logarithms of many may be taken of their product.
    @inline(__always)
    static func parts(_ predictor: Lane, tie: Double) -> (half: Lane, sum: Lane) {
        let half = 0.5 * magnitude(predictor)
        let root = exponential(-half)
        return (half, 1 + (root * root + root * tie))
    }

    /// g's second derivatives: by η twice, by η and ln ν, by ln ν twice.
    @inline(__always)
    static func curvature(_ predictor: Lane, tie: Double) -> (predictor: Lane, mixed: Lane, tie: Lane) {
        let root = exponential(-0.5 * magnitude(predictor))
        let square = root * root
        let reciprocal = 1 / (1 + (square + root * tie))
        let scale = square * reciprocal * reciprocal
        // With c = 2 cosh(η/2): (1 + ¼νc) / (c + ν)², −½ν·2 sinh(η/2) / (c + ν)² and νc / (c + ν)², all times e^(−h).
        let cosh = (1 + square) / root
        let sinh = copySign(of: predictor, to: (1 - square) / root)
        return (scale * (1 + 0.25 * tie * cosh), -0.5 * tie * scale * sinh, tie * scale * cosh)
    }

    /// g‴ without ties: p(1 − p)(1 − 2p) with p = σ(η).
    @inline(__always)
    static func thirdDerivative(_ predictor: Lane) -> Lane {
        let root = exponential(-0.5 * magnitude(predictor))
        let square = root * root
        let reciprocal = 1 / (1 + square)
        let slope = square * (1 - square) * reciprocal * reciprocal * reciprocal
        return -copySign(of: predictor, to: slope)
    }

    /// eˣ for x ≤ 0, to about one unit in the last place; below −700 as at −700.
    ///
    /// x = n ln 2 + r with |r| ≤ ½ ln 2; eʳ by its Taylor series up to r¹³, whose remainder is below 10⁻¹⁷.
    @inline(__always)
    static func exponential(_ x: Lane) -> Lane {
        let bounded = x.replacing(with: -700, where: x .< -700)
        // Adding 1.5 · 2⁵² rounds to a whole number and leaves it in the low bits.
        let shifted = bounded * 1.4426950408889634 + 0x1.8p52
        let whole = shifted - 0x1.8p52
        // ln 2 in two parts, the first with so few digits that its product with n is exact.
        let r = (bounded - whole * 0x1.62e42fee00000p-1) - whole * 0x1.a39ef35793c76p-33
        let r2 = r * r
        let r4 = r2 * r2
        let low = line(1, 1, r) + r2 * line(1.0 / 2, 1.0 / 6, r)
        let middle = line(1.0 / 24, 1.0 / 120, r) + r2 * line(1.0 / 720, 1.0 / 5040, r)
        let high = line(1.0 / 40320, 1.0 / 362_880, r) + r2 * line(1.0 / 3_628_800, 1.0 / 39_916_800, r)
        let top = line(1.0 / 479_001_600, 1.0 / 6_227_020_800, r)
        let series = low + r4 * (middle + r4 * (high + r4 * top))
        let exponent = unsafeBitCast(shifted, to: SIMD8<UInt64>.self) &<< 52
        return unsafeBitCast(unsafeBitCast(series, to: SIMD8<UInt64>.self) &+ exponent, to: Lane.self)
    }

    /// ln x for finite x ≥ 1, to about one unit in the last place of 1.
    ///
    /// x = 2ᵏm with m in [√½, √2); ln m = 2 artanh s with s = (m − 1)/(m + 1), |s| ≤ 0.172, by its series up to s¹⁹.
    @inline(__always)
    static func logarithm(_ x: Lane) -> Lane {
        let bits = unsafeBitCast(x, to: SIMD8<UInt64>.self)
        // Moved so that the exponent changes at √2 instead of at 2.
        let moved = bits &+ (0x3ff0_0000_0000_0000 - 0x3fe6_a09e_667f_3bcd)
        let exponent = moved &>> 52
        let mantissa = (moved & 0x000f_ffff_ffff_ffff) &+ 0x3fe6_a09e_667f_3bcd
        let m = unsafeBitCast(mantissa, to: Lane.self)
        // A whole number below 2⁵² in the low bits of 2⁵² is that number added to it.
        let k = unsafeBitCast(exponent | 0x4330_0000_0000_0000, to: Lane.self) - (0x1p52 + 1023)
        let s = (m - 1) / (m + 1)
        let z = s * s
        let z2 = z * z
        let z4 = z2 * z2
        let low = line(1, 1.0 / 3, z) + z2 * line(1.0 / 5, 1.0 / 7, z)
        let middle = line(1.0 / 9, 1.0 / 11, z) + z2 * line(1.0 / 13, 1.0 / 15, z)
        let high = line(1.0 / 17, 1.0 / 19, z)
        let series = s * (low + z4 * (middle + z4 * high))
        return k * 0.6931471805599453 + (series + series)
    }

    /// a + bx.
    @inline(__always)
    private static func line(_ a: Double, _ b: Double, _ x: Lane) -> Lane {
        Lane(repeating: a) + x * b
    }

    @inline(__always)
    private static func magnitude(_ x: Lane) -> Lane {
        unsafeBitCast(unsafeBitCast(x, to: SIMD8<UInt64>.self) & 0x7fff_ffff_ffff_ffff, to: Lane.self)
    }

    @inline(__always)
    private static func copySign(of sign: Lane, to x: Lane) -> Lane {
        let bits = unsafeBitCast(sign, to: SIMD8<UInt64>.self) & 0x8000_0000_0000_0000
        return unsafeBitCast(unsafeBitCast(x, to: SIMD8<UInt64>.self) | bits, to: Lane.self)
    }
}
