/// The coefficients that maximise the likelihood times a Laplace prior: logistic regression with an L1 penalty, most of whose
/// small effects are exactly 0.
///
/// Proximal Newton: the log-likelihood is expanded to second order, the penalised expansion is solved by cyclic coordinate
/// descent with soft thresholds (Friedman, Hastie & Tibshirani 2010, "Regularization paths for generalized linear models via
/// coordinate descent", section 3), and the step is halved until the objective grows.
enum LaplacePointEstimate {
    /// Finds the maximum.
    /// - Parameters:
    ///   - likelihood: Of one group, without ties.
    ///   - features: How many of the coefficients have the Laplace prior; the others are Normal(0, 1).
    ///   - scale: The prior's scale b.
    static func coefficients(of likelihood: PairLikelihood, features: Int, scale: Double) -> [Double] {
        func penalty(_ position: [Double]) -> Double {
            position.enumerated().reduce(0) { sum, entry in
                sum + (entry.offset < features ? abs(entry.element) / scale : 0.5 * entry.element * entry.element)
            }
        }
        var position = Array(repeating: 0.0, count: likelihood.dimension)
        var objective = likelihood.value(at: position) - penalty(position)
        for _ in 0..<100 {
            let target = maximum(
                of: QuadraticLikelihood(of: likelihood, at: position), features: features, scale: scale)
            var reach = 1.0
            var gain = 0.0
            while reach > 1e-6 {
                let candidate = zip(position, target).map { $0 + reach * ($1 - $0) }
                let height = likelihood.value(at: candidate) - penalty(candidate)
                if height > objective {
                    gain = height - objective
                    (position, objective) = (candidate, height)
                    break
                }
                reach /= 2
            }
            guard gain > 1e-9 else { break }
        }
        return position
    }

    /// The maximum of the penalised expansion.
    private static func maximum(
        of expansion: QuadraticLikelihood, features: Int, scale: Double
    ) -> [Double] {
        var position = expansion.centre
        var gradient = expansion.gradient
        for _ in 0..<1000 {
            var change = 0.0
            for place in position.indices {
                let curvature = expansion.information[place, place]
                let pull = gradient[place] + curvature * position[place]
                let next: Double
                if place < features {
                    let excess = max(0, abs(pull) - 1 / scale)
                    next = excess == 0 ? 0 : (pull < 0 ? -excess : excess) / max(curvature, .leastNormalMagnitude)
                } else {
                    next = pull / (curvature + 1)
                }
                let step = next - position[place]
                guard step != 0 else { continue }
                position[place] = next
                for other in position.indices { gradient[other] -= step * expansion.information[place, other] }
                change = max(change, step * step * curvature)
            }
            if change < 1e-14 { break }
        }
        return position
    }
}
