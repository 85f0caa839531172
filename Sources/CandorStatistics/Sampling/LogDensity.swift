/// A probability density that a sampler can explore: its logarithm, up to a constant, with its gradient.
public protocol LogDensity: Sendable {
    /// How many coordinates a position has; at least 1.
    var dimension: Int { get }

    /// The logarithm of the density and its gradient.
    /// - Parameters:
    ///   - position: A point, of `dimension` unconstrained coordinates.
    ///   - gradient: Takes the partial derivatives; it has `dimension` elements, with any values.
    /// - Returns: The log density up to a constant; `-infinity` or NaN where there is none, which counts as divergent.
    func evaluate(at position: [Double], gradient: inout [Double]) -> Double
}
