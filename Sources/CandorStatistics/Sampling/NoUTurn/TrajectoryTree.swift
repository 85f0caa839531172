/// The binary tree over a trajectory, as a stack of finished subtrees: at the bottom the whole trajectory so far, above it
/// the parts of its extension. Two parts of equal depth are joined as soon as they are there, which visits the nodes in
/// the order of the recursion of Hoffman and Gelman (2014, algorithm 3) without recursing.
struct TrajectoryTree {
    let points: PhasePoints
    private(set) var subtrees: [Subtree] = []
    /// The log density of each point.
    var logDensities: [Double]
    /// The Hamiltonian of each point.
    var energies: [Double]
    private var free: [Int] = []

    init(dimension: Int, maximumDepth: Int) {
        // Of each subtree at most three points are remembered; above the trajectory stand at most as many parts as it
        // has depths, and two while they are joined.
        let places = maximumDepth + 3
        points = PhasePoints(points: 3 * places, sums: places, dimension: dimension)
        logDensities = [Double](repeating: 0, count: 3 * places)
        energies = logDensities
        subtrees.reserveCapacity(places)
        free.reserveCapacity(3 * places)
    }

    /// Forgets all points.
    mutating func clear() {
        subtrees.removeAll(keepingCapacity: true)
        free.removeAll(keepingCapacity: true)
        for point in stride(from: energies.count - 1, through: 0, by: -1) { free.append(point) }
    }

    /// Room for one more point.
    mutating func newPoint() -> Int { free.removeLast() }

    /// The whole trajectory so far.
    var trajectory: Subtree {
        get { subtrees[0] }
        set { subtrees[0] = newValue }
    }

    /// Adds a point as a subtree of its own.
    mutating func push(_ point: Int, weight: Double) {
        points.momentumSum(subtrees.count).update(from: points.momentum(point), count: points.stride)
        subtrees.append(Subtree(first: point, last: point, proposal: point, depth: 0, weight: weight))
    }

    /// Whether the two topmost subtrees are equally deep parts of the extension.
    var hasPair: Bool {
        let count = subtrees.count
        return count > 2 && subtrees[count - 1].depth == subtrees[count - 2].depth
    }

    /// Joins the two topmost subtrees.
    /// - Parameter takesLater: Whether the later one's proposal stands for both.
    mutating func join(takesLater: Bool) {
        let later = subtrees.removeLast()
        let place = subtrees.count - 1
        let earlier = subtrees[place]
        let joined = Subtree(
            first: earlier.first, last: later.last, proposal: takesLater ? later.proposal : earlier.proposal,
            depth: earlier.depth + 1, weight: earlier.weight + later.weight)
        subtrees[place] = joined
        let (sum, addend) = (points.momentumSum(place), points.momentumSum(place + 1))
        for index in 0..<points.stride { sum[index] += addend[index] }
        release(earlier, keeping: joined)
        release(later, keeping: joined)
    }

    /// Joins the two topmost subtrees, with the proposal of either as likely as its weight (Betancourt 2017, appendix
    /// A.3.1).
    mutating func joinByWeight(using generator: inout SeededGenerator) {
        let (earlier, later) = (subtrees[subtrees.count - 2].weight, subtrees[subtrees.count - 1].weight)
        join(takesLater: generator.nextUniform() * (earlier + later) < later)
    }

    private mutating func release(_ subtree: Subtree, keeping joined: Subtree) {
        func release(_ point: Int) {
            if point != joined.first, point != joined.last, point != joined.proposal { free.append(point) }
        }
        release(subtree.first)
        if subtree.last != subtree.first { release(subtree.last) }
        if subtree.proposal != subtree.first, subtree.proposal != subtree.last { release(subtree.proposal) }
    }
}

extension TrajectoryTree {
    /// Whether the two topmost subtrees together turn back on themselves: whether the sum of momenta ρ makes an obtuse
    /// angle with the velocity at either end (Betancourt 2017, appendix A.4.2), over both together and, as Stan has done
    /// since 2.21, over each with the neighbouring point of the other, so that the step between them is looked at too.
    var turnsBack: Bool {
        let place = subtrees.count - 1
        let (earlier, later) = (subtrees[place - 1], subtrees[place])
        let (sum, laterSum) = (points.momentumSum(place - 1), points.momentumSum(place))
        let (start, startNeighbour) = (points.velocity(earlier.first), points.velocity(earlier.last))
        let (endNeighbour, end) = (points.velocity(later.first), points.velocity(later.last))
        let (nearest, next) = (points.momentum(earlier.last), points.momentum(later.first))
        var whole = (SIMD4<Double>(), SIMD4<Double>())
        var front = whole
        var back = whole
        for index in stride(from: 0, to: points.stride, by: 4) {
            let (earlierMomenta, laterMomenta) = (Self.lanes(sum, index), Self.lanes(laterSum, index))
            let (first, last) = (Self.lanes(start, index), Self.lanes(end, index))
            let both = earlierMomenta + laterMomenta
            whole.0 += first * both
            whole.1 += last * both
            let withNext = earlierMomenta + Self.lanes(next, index)
            front.0 += first * withNext
            front.1 += Self.lanes(endNeighbour, index) * withNext
            let withNearest = laterMomenta + Self.lanes(nearest, index)
            back.0 += Self.lanes(startNeighbour, index) * withNearest
            back.1 += last * withNearest
        }
        return
            !(whole.0.sum() > 0 && whole.1.sum() > 0 && front.0.sum() > 0 && front.1.sum() > 0 && back.0.sum() > 0
            && back.1.sum() > 0)
    }

    @inline(__always)
    private static func lanes(_ vector: PhasePoints.Vector, _ index: Int) -> SIMD4<Double> {
        UnsafeRawPointer(vector + index).loadUnaligned(as: SIMD4<Double>.self)
    }
}

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

/// A stretch of 2^depth consecutive points of a trajectory, of which only the ends and one point are remembered.
struct Subtree {
    /// The point that was reached first.
    var first: Int
    /// The point that was reached last.
    var last: Int
    /// The point that stands for all of them, drawn with probability proportional to its weight.
    var proposal: Int
    /// The binary logarithm of the number of points.
    var depth: Int
    /// The sum of exp(H₀ − H) over the points.
    var weight: Double

    /// The same stretch, walked in the other direction.
    var reversed: Subtree {
        Subtree(first: last, last: first, proposal: proposal, depth: depth, weight: weight)
    }
}
