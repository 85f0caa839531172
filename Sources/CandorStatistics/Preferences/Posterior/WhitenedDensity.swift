/// A density in coordinates in which it is about a standard normal: position = centre + C z, C Cᵀ the covariance.
///
/// A sampler with a unit metric in z moves as one with the dense metric (C Cᵀ)⁻¹ in the position itself (Neal 2011, "MCMC
/// using Hamiltonian dynamics", section 4.1), but needs neither to learn it nor to solve with it: a diagonal metric then
/// only has to correct what the covariance gets wrong.
struct WhitenedDensity<Base: LogDensity>: LogDensity {
    /// The density.
    let base: Base
    /// Where z = 0 is.
    let centre: [Double]
    /// The transpose of C.
    let transposedFactor: SquareMatrix
    /// C.
    let factor: SquareMatrix
    /// The transpose of C⁻¹.
    private let transposedInverse: SquareMatrix

    /// Whitens.
    /// - Parameters:
    ///   - base: The density.
    ///   - centre: About its mean.
    ///   - factor: C, an upper triangle whose square C Cᵀ is about its covariance.
    init(_ base: Base, centre: [Double], factor: SquareMatrix) {
        self.base = base
        self.centre = centre
        self.factor = factor
        transposedFactor = factor.transposed
        transposedInverse = transposedFactor.lowerInverse()
    }

    /// Leaves a density in its own coordinates.
    init(unwhitened base: Base) {
        let centre = Array(repeating: 0.0, count: base.dimension)
        self.init(base, centre: centre, factor: SquareMatrix(unit: base.dimension))
    }

    var dimension: Int { centre.count }

    /// The position of a z.
    func position(of z: [Double]) -> [Double] {
        var position = centre
        transposedFactor.addTransposedProduct(z, to: &position)
        return position
    }

    /// The z of a position.
    func coordinates(of position: [Double]) -> [Double] {
        var z = Array(repeating: 0.0, count: centre.count)
        transposedInverse.addTransposedProduct(zip(position, centre).map { $0 - $1 }, to: &z)
        return z
    }

    func evaluate(at z: [Double], gradient: inout [Double]) -> Double {
        var slope = Array(repeating: 0.0, count: centre.count)
        let value = base.evaluate(at: position(of: z), gradient: &slope)
        for place in gradient.indices { gradient[place] = 0 }
        factor.addTransposedProduct(slope, to: &gradient)
        return value
    }
}
