/// What the quadratic expansion of a log-likelihood without ties leaves out, within bounds that hold for certain.
///
/// The exact less the expanded log-likelihood at a step δ from the centre is −Σ g‴(η) (φδ)³/6 − Σ r. The first sum is a
/// cubic form, whose coefficients are worked out once from all pairs. For the second, |g⁗| = |p(1 − p)(1 − 6p(1 − p))| ≤ 1/8
/// with p = σ(η), so that Σ |r| ≤ Σ (φδ)⁴/192 ≤ (Σ|δⱼ|)² Σ (φδ)² / 192. Both cost nothing that grows with the pairs.
struct ExpansionRemainder: Sendable {
    private let centre: [Double]
    /// Σ g‴ φⱼφₖφₗ for l ≤ k ≤ j, times the number of orders in which j, k and l can stand.
    private let cubic: [Double]
    /// Σ φⱼφₖ.
    private let moments: SquareMatrix

    /// Works out the coefficients.
    /// - Parameters:
    ///   - likelihood: Of one group.
    ///   - centre: Where it is expanded.
    /// - Returns: `nil` with ties, and with so many columns that the cubic form costs more than the pairs.
    init?(of likelihood: PairLikelihood, at centre: [Double]) {
        let columns = centre.count
        guard !likelihood.hasTies, columns * columns < likelihood.pairs.rows else { return nil }
        self.centre = centre
        var cubic = likelihood.thirdDerivatives(at: centre)
        var place = 0
        for j in 0..<columns {
            for k in 0...j {
                for l in 0...k {
                    cubic[place] *= j == k && k == l ? 1 : j == k || k == l ? 3 : 6
                    place += 1
                }
            }
        }
        self.cubic = cubic
        // At 0 every pair has g″ = ¼.
        var moments = likelihood.information(at: Array(repeating: 0, count: columns))
        for place in moments.elements.indices { moments.elements[place] *= 4 }
        self.moments = moments
    }

    /// Bounds of the exact less the expanded log-likelihood.
    func bounds(at coefficients: [Double]) -> ClosedRange<Double> {
        let step = zip(coefficients, centre).map { $0 - $1 }
        var image = Array(repeating: 0.0, count: step.count)
        moments.addTransposedProduct(step, to: &image)
        let squares = zip(step, image).reduce(0) { $0 + $1.0 * $1.1 }
        let reach = step.reduce(0) { $0 + abs($1) }
        let radius = reach * reach * max(0, squares) / 192
        let middle = -cubicForm(step) / 6
        guard middle.isFinite, radius.isFinite else { return -.infinity ... .infinity }
        return middle - radius...middle + radius
    }

    private func cubicForm(_ step: [Double]) -> Double {
        cubic.withUnsafeBufferPointer { cubic in
            step.withUnsafeBufferPointer { step in
                var place = 0
                var sum = 0.0
                for j in 0..<step.count {
                    var slice = 0.0
                    for k in 0...j {
                        var line = 0.0
                        for l in 0...k { line += cubic[place + l] * step[l] }
                        place += k + 1
                        slice += line * step[k]
                    }
                    sum += slice * step[j]
                }
                return sum
            }
        }
    }
}
