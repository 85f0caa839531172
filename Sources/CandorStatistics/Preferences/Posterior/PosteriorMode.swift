/// A normal approximation of the posterior of a model without groups: about its mode, by Newton's method.
///
/// The prior's kink at 0 is rounded off (|α| becomes √(α² + b²)), since the approximation only tells samplers where to start
/// and how to scale; the posterior that they sample is the exact one.
struct PosteriorMode: Sendable {
    /// The mode: the likelihood's coefficients.
    let coefficients: [Double]
    /// C with C Cᵀ the inverse of minus the second derivatives there.
    let factor: SquareMatrix

    /// Climbs to the mode. The function is concave and each step is halved until it helps, so that it always arrives; the
    /// steps end where the gain is far below what a sampler could notice.
    /// - Parameters:
    ///   - likelihood: The exact log-likelihood, of one group.
    ///   - parameters: The model's parameters.
    init(of likelihood: PairLikelihood, parameters: EffectParameters) {
        var position = Array(repeating: 0.0, count: likelihood.dimension)
        var gradient = position
        var (prior, curvature) = Self.addSmoothPrior(parameters, at: position, to: &gradient)
        var value = likelihood.value(at: position) + prior
        var factor = SquareMatrix(size: position.count)
        for _ in 0..<100 {
            _ = likelihood.evaluate(at: position, gradient: &gradient)
            (_, curvature) = Self.addSmoothPrior(parameters, at: position, to: &gradient)
            var information = likelihood.information(at: position)
            for place in position.indices { information[place, place] += curvature[place] }
            guard let cholesky = information.choleskyFactor() else { break }
            factor = cholesky.lowerInverse().transposed
            var whitened = Array(repeating: 0.0, count: position.count)
            factor.addTransposedProduct(gradient, to: &whitened)
            let gain = whitened.reduce(0) { $0 + $1 * $1 }
            guard gain > 1e-8 else { break }
            var step = Array(repeating: 0.0, count: position.count)
            factor.transposed.addTransposedProduct(whitened, to: &step)
            var scale = 1.0
            while scale > 1e-6 {
                let candidate = zip(position, step).map { $0 + scale * $1 }
                var ignored = gradient
                prior = Self.addSmoothPrior(parameters, at: candidate, to: &ignored).value
                let height = likelihood.value(at: candidate) + prior
                if height > value {
                    (position, value) = (candidate, height)
                    break
                }
                scale /= 2
            }
            guard scale > 1e-6 else { break }
        }
        coefficients = position
        self.factor = factor
    }

    /// The rounded prior's log density and minus its second derivatives; its gradient is added.
    private static func addSmoothPrior(
        _ parameters: EffectParameters, at position: [Double], to gradient: inout [Double]
    ) -> (value: Double, curvature: [Double]) {
        var value = 0.0
        var curvature = Array(repeating: 0.0, count: position.count)
        for place in position.indices {
            let x = position[place]
            switch (parameters.model.prior, place) {
            case (.laplace(let scale), ..<parameters.features):
                let root = (x * x + scale * scale).squareRoot()
                value -= root / scale
                gradient[place] -= x / (root * scale)
                curvature[place] = scale / (root * root * root)
            default:
                let precision = precision(parameters, place)
                value -= 0.5 * precision * x * x
                gradient[place] -= precision * x
                curvature[place] = precision
            }
        }
        return (value, curvature)
    }

    private static func precision(_ parameters: EffectParameters, _ place: Int) -> Double {
        guard place < parameters.features else {
            return place == parameters.features && parameters.model.intercept ? 1 : 1 / 2.25
        }
        switch parameters.model.prior {
        case .laplace(let scale), .normal(let scale): return 1 / (scale * scale)
        case .horseshoe(_, let slabScale, _): return 1 / (slabScale * slabScale)
        }
    }
}
