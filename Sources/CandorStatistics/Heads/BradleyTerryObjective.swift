import Foundation

/// What a head minimises: the mean loss of some pairs and ½λ‖u‖², u being the weights in units of the scales.
///
/// The mean and not the sum, so that a strength chosen on part of the pairs means the same on all of them.
struct BradleyTerryObjective {
    /// Where it was looked at.
    struct Point {
        var weights: [SIMD8<Double>]
        var value: Double
        var gradient: [SIMD8<Double>]
        /// σ(m)(1 − σ(m)) of each pair's log-odds m.
        var curvatures: [Double]
    }

    let pairs: PairDifferences
    let rows: [Int]
    let scales: [SIMD8<Double>]
    let penalty: Double

    init(_ pairs: PairDifferences, rows: [Int], scales: [SIMD8<Double>], penalty: Double) {
        self.pairs = pairs
        self.rows = rows
        self.scales = scales
        self.penalty = penalty
    }

    /// Value, gradient and curvatures.
    /// - Parameter weights: u.
    func point(at weights: [SIMD8<Double>]) -> Point {
        let plain = zip(weights, scales).map { $0 / $1 }
        var sums = [SIMD8<Double>](repeating: SIMD8(), count: weights.count)
        var curvatures: [Double] = []
        curvatures.reserveCapacity(rows.count)
        var loss = 0.0
        for row in rows {
            let margin = pairs.product(of: row, with: plain)
            let probability = Self.logistic(margin)
            loss += BradleyTerryHead.loss(margin: margin, shareOfA: pairs.shares[row])
            curvatures.append(probability * Self.logistic(-margin))
            pairs.add(row, times: probability - pairs.shares[row], to: &sums)
        }
        let n = Double(rows.count)
        var gradient = sums
        for block in gradient.indices { gradient[block] = sums[block] / scales[block] / n + penalty * weights[block] }
        return Point(
            weights: weights, value: loss / n + penalty / 2 * Self.product(weights, weights), gradient: gradient,
            curvatures: curvatures)
    }

    /// The second derivatives times a direction, without the matrix.
    func curvature(at point: Point, along direction: [SIMD8<Double>]) -> [SIMD8<Double>] {
        let plain = zip(direction, scales).map { $0 / $1 }
        var sums = [SIMD8<Double>](repeating: SIMD8(), count: direction.count)
        for (row, curvature) in zip(rows, point.curvatures) {
            pairs.add(row, times: curvature * pairs.product(of: row, with: plain), to: &sums)
        }
        let n = Double(rows.count)
        for block in sums.indices { sums[block] = sums[block] / scales[block] / n + penalty * direction[block] }
        return sums
    }

    /// 1 / (1 + e⁻ᵐ), without overflow.
    static func logistic(_ margin: Double) -> Double {
        let small = exp(-abs(margin))
        return margin >= 0 ? 1 / (1 + small) : small / (1 + small)
    }

    /// Σ of products.
    static func product(_ left: [SIMD8<Double>], _ right: [SIMD8<Double>]) -> Double {
        var sum = SIMD8<Double>()
        for block in left.indices { sum += left[block] * right[block] }
        return sum.sum()
    }

    /// `left + factor × right`.
    static func sum(
        _ left: [SIMD8<Double>], _ factor: Double, _ right: [SIMD8<Double>]
    ) -> [SIMD8<Double>] {
        zip(left, right).map { $0 + factor * $1 }
    }
}
