import Foundation

/// The discrete Fourier transform of a length that is a power of two, in place (Cooley and Tukey, "An algorithm for the
/// machine calculation of complex Fourier series", Mathematics of Computation 19, 1965).
struct FourierTransform {
    /// The length; a power of two.
    let count: Int
    private let cosines: [Double]
    private let sines: [Double]

    /// Prepares a transform.
    /// - Parameter minimum: The length is the smallest power of two that is not below.
    init(atLeast minimum: Int) {
        var count = 1
        while count < minimum { count *= 2 }
        self.count = count
        let angles = (0..<count / 2).map { -2 * Double.pi * Double($0) / Double(count) }
        cosines = angles.map { cos($0) }
        sines = angles.map { sin($0) }
    }

    /// X_k = Σ x_j exp(−2πi jk / n).
    /// - Parameters:
    ///   - real: The real parts, `count` of them.
    ///   - imaginary: The imaginary parts.
    func transform(_ real: inout [Double], _ imaginary: inout [Double]) {
        reorder(&real)
        reorder(&imaginary)
        var length = 2
        while length <= count {
            let (half, turn) = (length / 2, count / length)
            for start in stride(from: 0, to: count, by: length) {
                for offset in 0..<half {
                    let (even, odd) = (start + offset, start + offset + half)
                    let (c, s) = (cosines[offset * turn], sines[offset * turn])
                    let productReal = real[odd] * c - imaginary[odd] * s
                    let productImaginary = real[odd] * s + imaginary[odd] * c
                    real[odd] = real[even] - productReal
                    imaginary[odd] = imaginary[even] - productImaginary
                    real[even] += productReal
                    imaginary[even] += productImaginary
                }
            }
            length *= 2
        }
    }

    /// Puts each element where the bits of its index, read backwards, say.
    private func reorder(_ values: inout [Double]) {
        var reversed = 0
        for index in 0..<count {
            if index < reversed { values.swapAt(index, reversed) }
            var bit = count / 2
            while bit > 0, reversed & bit != 0 {
                reversed ^= bit
                bit /= 2
            }
            reversed |= bit
        }
    }
}
