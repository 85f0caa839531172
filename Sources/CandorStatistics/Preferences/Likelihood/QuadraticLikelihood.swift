/// A log-likelihood's expansion to second order about a point: one small matrix product instead of a pass over all pairs.
struct QuadraticLikelihood: LogDensity {
    /// The point.
    let centre: [Double]
    /// The log-likelihood there.
    let height: Double
    /// Its gradient there.
    let gradient: [Double]
    /// Minus its second derivatives there.
    let information: SquareMatrix

    var dimension: Int { centre.count }

    func evaluate(at position: [Double], gradient result: inout [Double]) -> Double {
        for place in result.indices { result[place] = 0 }
        var step = position
        for place in step.indices { step[place] -= centre[place] }
        information.addTransposedProduct(step, to: &result)
        var sum = height
        for place in step.indices {
            sum += step[place] * (gradient[place] - 0.5 * result[place])
            result[place] = gradient[place] - result[place]
        }
        return sum
    }

    /// The expansion alone.
    func value(at position: [Double]) -> Double {
        var ignored = gradient
        return evaluate(at: position, gradient: &ignored)
    }
}

extension QuadraticLikelihood {
    /// Expands a likelihood of one group.
    init(of likelihood: PairLikelihood, at centre: [Double]) {
        var gradient = Array(repeating: 0.0, count: likelihood.dimension)
        let height = likelihood.evaluate(at: centre, gradient: &gradient)
        self.init(
            centre: centre, height: height, gradient: gradient, information: likelihood.information(at: centre))
    }
}
