/// Whether two numbers agree to rounding, relative to the right one where that is large; nil agrees with nil.
package func agree(_ left: Double?, _ right: Double?, within tolerance: Double = 1e-12) -> Bool {
    guard let left, let right else { return left == nil && right == nil }
    return abs(left - right) <= tolerance * Swift.max(1, abs(right))
}

/// Whether two numbers differ by no more than a tolerance; nil is close to nothing.
package func isClose(_ left: Double?, _ right: Double?, within tolerance: Double = 1e-12) -> Bool {
    guard let left, let right else { return false }
    return abs(left - right) <= tolerance
}
