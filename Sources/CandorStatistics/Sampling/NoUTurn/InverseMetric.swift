import Foundation

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

/// Standard normal draws by a table of 128 equally large layers: a momentum needs one draw for each coordinate, and the
/// quantile function would take longer than the trajectory.
///
/// Marsaglia and Tsang, "The ziggurat method for generating random variables", Journal of Statistical Software 5, 2000, in
/// the form of Doornik, "An improved ziggurat method to generate normal random samples", 2005, in which the layer and the
/// place in it come from different bits.
struct NormalZiggurat: Sendable {
    /// The tables, made once.
    static let shared = NormalZiggurat()

    /// Where the tail begins, and the area of each layer (Marsaglia and Tsang 2000, for 128 layers).
    private static let tailStart = 3.442619855899
    private static let area = 9.91256303526217e-3

    /// The right edge of each layer, from the lowest up; 0 at the end.
    private let edges: [Double]
    /// The share of each layer that lies wholly under the density.
    private let inner: [Double]

    private init() {
        func height(_ x: Double) -> Double { exp(-0.5 * x * x) }
        var edges = [Self.area / height(Self.tailStart), Self.tailStart]
        while edges.count < 128 {
            let last = edges[edges.count - 1]
            edges.append((-2 * log(Self.area / last + height(last))).squareRoot())
        }
        edges.append(0)
        self.edges = edges
        inner = (0..<128).map { edges[$0 + 1] / edges[$0] }
    }

    /// One draw.
    /// - Parameter generator: The random numbers.
    @inline(__always)
    func draw(using generator: inout SeededGenerator) -> Double {
        let bits = generator.next()
        let layer = Int(bits & 127)
        let share = Double(Int64(bitPattern: bits) >> 11) * 0x1p-52
        if abs(share) < inner[layer] { return share * edges[layer] }
        return drawOutside(layer: layer, share: share, using: &generator)
    }

    /// A draw that fell into the part of its layer which the density cuts.
    private func drawOutside(layer: Int, share: Double, using generator: inout SeededGenerator) -> Double {
        if layer == 0 { return drawTail(isNegative: share < 0, using: &generator) }
        let x = share * edges[layer]
        let low = exp(-0.5 * (edges[layer] * edges[layer] - x * x))
        let high = exp(-0.5 * (edges[layer + 1] * edges[layer + 1] - x * x))
        return low + generator.nextUniform() * (high - low) < 1 ? x : draw(using: &generator)
    }

    /// A draw beyond the tail's start (Marsaglia, "Generating a variable from the tail of the normal distribution",
    /// Technometrics 6, 1964).
    private func drawTail(isNegative: Bool, using generator: inout SeededGenerator) -> Double {
        while true {
            let beyond = -log(1 - generator.nextUniform()) / Self.tailStart
            if -2 * log(1 - generator.nextUniform()) >= beyond * beyond {
                return isNegative ? -(Self.tailStart + beyond) : Self.tailStart + beyond
            }
        }
    }
}
