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
        var (gradient, factor) = Self.slope(of: likelihood, parameters, at: position)
        for _ in 0..<100 {
            var whitened = Array(repeating: 0.0, count: position.count)
            factor.addTransposedProduct(gradient, to: &whitened)
            guard whitened.contains(where: { abs($0) > 1e-5 }) else { break }
            var step = Array(repeating: 0.0, count: position.count)
            factor.transposed.addTransposedProduct(whitened, to: &step)
            guard let next = Self.ascent(of: likelihood, parameters, from: position, along: step) else { break }
            position = next
            (gradient, factor) = Self.slope(of: likelihood, parameters, at: position)
        }
        coefficients = position
        self.factor = factor
    }

    /// The gradient, and a square root of the inverse of minus the second derivatives.
    private static func slope(
        of likelihood: PairLikelihood, _ parameters: EffectParameters, at position: [Double]
    ) -> (gradient: [Double], factor: SquareMatrix) {
        var gradient = position
        _ = likelihood.evaluate(at: position, gradient: &gradient)
        let curvature = addSmoothPrior(parameters, at: position, to: &gradient).curvature
        var information = likelihood.information(at: position)
        for place in position.indices { information[place, place] += curvature[place] }
        // Features that say the same under a wide prior make it singular to rounding: a little is added until it is not.
        var excess = 1e-12
        while true {
            if let cholesky = information.choleskyFactor() { return (gradient, cholesky.lowerInverse().transposed) }
            guard excess < 1 else { return (gradient, SquareMatrix(unit: position.count)) }
            for place in position.indices { information[place, place] *= 1 + excess }
            excess *= 10
        }
    }

    /// The first point on the way, halved again and again, that is higher; `nil` where none is.
    private static func ascent(
        of likelihood: PairLikelihood, _ parameters: EffectParameters, from position: [Double], along step: [Double]
    ) -> [Double]? {
        func height(_ position: [Double]) -> Double {
            var ignored = position
            return likelihood.value(at: position) + addSmoothPrior(parameters, at: position, to: &ignored).value
        }
        let start = height(position)
        var scale = 1.0
        while scale > 1e-6 {
            let candidate = zip(position, step).map { $0 + scale * $1 }
            if height(candidate) > start { return candidate }
            scale /= 2
        }
        return nil
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
        guard place < parameters.features else { return 1 }
        switch parameters.model.prior {
        case .laplace(let scale), .normal(let scale): return 1 / (scale * scale)
        case .horseshoe(_, let slabScale, _): return 1 / (slabScale * slabScale)
        }
    }
}
