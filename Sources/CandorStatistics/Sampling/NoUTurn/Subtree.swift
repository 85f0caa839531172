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
