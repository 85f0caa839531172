/// By how much one response of a pool is preferred to another.
struct PairComparison: Hashable, Sendable {
    /// The one's number in the pool.
    var first: Int
    /// The other's.
    var second: Int
    /// The log-odds of preferring the first.
    var logOdds: Double
    /// How much the comparison counts: 1 where nothing of it is missing.
    var weight = 1.0
}

extension [PairComparison] {
    /// The places of the responses on a line whose differences come nearest to the log-odds: weighted least squares, Σ w(s₁ − s₂ −
    /// d)² at its least, centred on 0.
    ///
    /// Solved by conjugate gradients (Hestenes and Stiefel, 1952) from 0, which need no matrix and leave each group of responses
    /// that are compared with each other centred on 0. A response that is compared with none stays at 0.
    /// - Parameter count: The responses.
    /// - Returns: A place for each, finite.
    func positions(count: Int) -> [Double] {
        var positions = [Double](repeating: 0, count: count)
        var residual = positions
        for pair in self {
            residual[pair.first] += pair.weight * pair.logOdds
            residual[pair.second] -= pair.weight * pair.logOdds
        }
        var direction = residual
        var remaining = residual.reduce(0) { $0 + $1 * $1 }
        let enough = remaining * 1e-24
        for _ in 0..<(2 * count) where remaining > enough {
            let image = laplacian(direction)
            let curvature = zip(direction, image).reduce(0) { $0 + $1.0 * $1.1 }
            guard curvature > 0 else { break }
            let step = remaining / curvature
            for index in positions.indices {
                positions[index] += step * direction[index]
                residual[index] -= step * image[index]
            }
            let left = residual.reduce(0) { $0 + $1 * $1 }
            for index in direction.indices { direction[index] = residual[index] + left / remaining * direction[index] }
            remaining = left
        }
        // What is left of the iteration's rounding must not order responses that stand at the same place.
        return positions.map { ($0 * 0x1p40).rounded() * 0x1p-40 }
    }

    /// The matrix of the least-squares equations times a vector.
    private func laplacian(_ vector: [Double]) -> [Double] {
        var image = [Double](repeating: 0, count: vector.count)
        for pair in self {
            let difference = pair.weight * (vector[pair.first] - vector[pair.second])
            image[pair.first] += difference
            image[pair.second] -= difference
        }
        return image
    }
}
