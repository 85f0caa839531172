/// The inverse mass matrix of Hamiltonian Monte Carlo, an estimate of the density's covariance: with the right one a
/// density is equally wide in all directions (Betancourt, "A Conceptual Introduction to Hamiltonian Monte Carlo",
/// arXiv:1701.02434, 2017, section 4.2).
public struct InverseMetric: Hashable, Sendable {
    /// Whether the matrix is diagonal.
    public let kind: SamplerSettings.Metric
    /// The number of coordinates.
    public let dimension: Int
    /// The variances, or the covariance column by column; columns are padded with zeros to whole SIMD vectors.
    let entries: [Double]
    /// What turns standard normal numbers into a momentum: inverse standard deviations, or the Cholesky factor L of the
    /// covariance, column by column without padding.
    let factor: [Double]

    /// The unit matrix.
    /// - Parameters:
    ///   - kind: Whether the matrix is treated as diagonal.
    ///   - dimension: The number of coordinates.
    public init(unit kind: SamplerSettings.Metric, dimension: Int) {
        let ones = [Double](repeating: 1, count: dimension)
        switch kind {
        case .diagonal:
            self.init(variances: ones)
        case .dense:
            var unit = [Double](repeating: 0, count: dimension * dimension)
            for index in 0..<dimension { unit[index * (dimension + 1)] = 1 }
            self.init(dimension: dimension, covariance: unit, factor: unit)
        }
    }

    /// A diagonal matrix.
    /// - Parameter variances: One for each coordinate, each above 0.
    public init(variances: [Double]) {
        kind = .diagonal
        dimension = variances.count
        entries = variances + [Double](repeating: 0, count: Self.padded(variances.count) - variances.count)
        factor = variances.map { 1 / $0.squareRoot() }
    }

    /// A dense matrix; nil if it is not positive definite.
    /// - Parameter covariance: The matrix column by column, symmetric.
    public init?(covariance: [Double]) {
        let dimension = Int(Double(covariance.count).squareRoot().rounded())
        guard dimension * dimension == covariance.count,
            let factor = CholeskyFactor.columns(of: covariance, dimension: dimension)
        else { return nil }
        self.init(dimension: dimension, covariance: covariance, factor: factor)
    }

    private init(dimension: Int, covariance: [Double], factor: [Double]) {
        kind = .dense
        self.dimension = dimension
        self.factor = factor
        let stride = Self.padded(dimension)
        var entries = [Double](repeating: 0, count: dimension * stride)
        for column in 0..<dimension {
            for row in 0..<dimension { entries[column * stride + row] = covariance[column * dimension + row] }
        }
        self.entries = entries
    }

    /// The variance of each coordinate.
    public var variances: [Double] {
        let stride = kind == .diagonal ? 0 : Self.padded(dimension)
        return (0..<dimension).map { entries[$0 * stride + $0] }
    }

    /// A number of coordinates rounded up to whole SIMD vectors.
    static func padded(_ dimension: Int) -> Int { (dimension + 3) & ~3 }
}

extension InverseMetric {
    /// The velocity of a momentum, M⁻¹p.
    /// - Parameters:
    ///   - momentum: p, padded with zeros.
    ///   - velocity: Takes M⁻¹p, padded with zeros.
    @inline(__always)
    func velocity(of momentum: UnsafeMutablePointer<Double>, into velocity: UnsafeMutablePointer<Double>) {
        entries.withUnsafeBufferPointer { entries in
            switch kind {
            case .diagonal:
                for index in entries.indices { velocity[index] = entries[index] * momentum[index] }
            case .dense:
                let stride = Self.padded(dimension)
                for row in Swift.stride(from: 0, to: stride, by: 4) {
                    var sum = SIMD4<Double>()
                    for column in 0..<dimension {
                        let block = UnsafeRawBufferPointer(entries).loadUnaligned(
                            fromByteOffset: (column * stride + row) * 8, as: SIMD4<Double>.self)
                        sum += block * momentum[column]
                    }
                    for lane in 0..<4 { velocity[row + lane] = sum[lane] }
                }
            }
        }
    }

    /// Draws a momentum from the normal distribution with covariance M.
    /// - Parameters:
    ///   - momentum: Takes the draw in its first `dimension` elements.
    ///   - generator: The chain's random numbers.
    func drawMomentum(into momentum: UnsafeMutablePointer<Double>, using generator: inout SeededGenerator) {
        let normal = NormalZiggurat.shared
        for index in 0..<dimension { momentum[index] = normal.draw(using: &generator) }
        switch kind {
        case .diagonal:
            for index in 0..<dimension { momentum[index] *= factor[index] }
        case .dense:
            // M⁻¹ = LLᵀ, so that L⁻ᵀz has covariance M: back substitution.
            for row in stride(from: dimension - 1, through: 0, by: -1) {
                var rest = momentum[row]
                for later in (row + 1)..<max(dimension, row + 1) {
                    rest -= factor[row * dimension + later] * momentum[later]
                }
                momentum[row] = rest / factor[row * dimension + row]
            }
        }
    }
}
