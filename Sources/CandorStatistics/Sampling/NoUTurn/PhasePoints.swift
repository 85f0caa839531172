/// Memory for the points of a trajectory that are still needed, allotted once so that a leapfrog step allots none.
///
/// Not sendable: two chains never share it.
final class PhasePoints {
    /// A vector of coordinates, padded with zeros to whole SIMD vectors.
    typealias Vector = UnsafeMutablePointer<Double>

    /// The padded number of coordinates.
    let stride: Int
    private let memory: Vector
    private let points: Int

    /// Allots memory.
    /// - Parameters:
    ///   - points: How many points there are room for.
    ///   - sums: How many further vectors there are room for.
    ///   - dimension: The number of coordinates.
    init(points: Int, sums: Int, dimension: Int) {
        stride = InverseMetric.padded(dimension)
        self.points = points
        let count = (4 * points + sums) * stride
        memory = .allocate(capacity: count)
        memory.initialize(repeating: 0, count: count)
    }

    deinit { memory.deallocate() }

    func position(_ point: Int) -> Vector { memory + 4 * point * stride }
    func gradient(_ point: Int) -> Vector { memory + (4 * point + 1) * stride }
    func momentum(_ point: Int) -> Vector { memory + (4 * point + 2) * stride }
    func velocity(_ point: Int) -> Vector { memory + (4 * point + 3) * stride }
    /// The sum of the momenta of the subtree at a place of the stack.
    func momentumSum(_ place: Int) -> Vector { memory + (4 * points + place) * stride }
}

extension PhasePoints {
    /// pᵀM⁻¹p / 2.
    func kineticEnergy(_ point: Int) -> Double {
        let (momentum, velocity) = (UnsafeRawPointer(momentum(point)), UnsafeRawPointer(velocity(point)))
        var sum = SIMD4<Double>()
        for offset in Swift.stride(from: 0, to: 8 * stride, by: 32) {
            sum +=
                momentum.loadUnaligned(fromByteOffset: offset, as: SIMD4<Double>.self)
                * velocity.loadUnaligned(fromByteOffset: offset, as: SIMD4<Double>.self)
        }
        return 0.5 * sum.sum()
    }
}
