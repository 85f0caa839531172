import Foundation

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
