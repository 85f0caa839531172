import Foundation

/// The unconstrained parameters of a model's posterior, in the order in which a sampler moves them, and what they mean.
///
/// 1. one a feature: the effect α itself, or with the horseshoe its standardised z
/// 2. the position's coefficient, and ln ν, where the model has them
/// 3. with the horseshoe ln λ for each feature, ln τ and ln c²
/// 4. with group effects ln τᵢ for each feature, then zᵢᵣ group after group
///
/// Hierarchies are non-centred (Papaspiliopoulos, Roberts & Sköld 2007): a priori every parameter is independent of the
/// scale that multiplies it, so that no funnel forms where the data say little.
struct EffectParameters: Sendable {
    let model: EffectModel
    /// How many features there are.
    let features: Int
    /// How many groups have effects of their own; 0 without group effects.
    let groups: Int

    var hasTies: Bool { model.ties == .davidson }
    /// Coefficients of the likelihood in each group.
    var columns: Int { features + (model.intercept ? 1 : 0) }
    /// Where ln ν is.
    var tiePlace: Int { columns }
    /// The parameters that every model has.
    var plainCount: Int { columns + (hasTies ? 1 : 0) }
    /// The first of the horseshoe's scales.
    var shrinkagePlace: Int { plainCount }
    /// The first ln τᵢ of the group effects.
    var spreadPlace: Int { plainCount + (horseshoe == nil ? 0 : features + 2) }
    /// The first z of the group effects.
    var deviationPlace: Int { spreadPlace + features }
    /// All parameters.
    var count: Int { groups > 0 ? deviationPlace + groups * features : spreadPlace }
    /// Whether the parameters are the likelihood's coefficients themselves.
    var isDirect: Bool { horseshoe == nil && groups == 0 }

    /// The horseshoe's settings, where it is the prior.
    var horseshoe: (globalScale: Double, slabScale: Double, slabDegreesOfFreedom: Double)? {
        guard case .horseshoe(let global, let slab, let degrees) = model.prior else { return nil }
        return (global, slab, degrees)
    }

    /// The effects α at a position.
    func effects(at position: [Double]) -> [Double] {
        guard let horseshoe else { return Array(position[0..<features]) }
        return (0..<features).map { Shrinkage(of: $0, self, horseshoe.globalScale, position).effect }
    }

    /// The coefficients of a pair of no particular group: the effects, and the position's.
    func sharedCoefficients(at position: [Double]) -> [Double] {
        effects(at: position) + (model.intercept ? [position[features]] : [])
    }

    /// The coefficients of the first groups: the effects there, and the position's.
    func groupCoefficients(at position: [Double], _ count: Int) -> [[Double]] {
        let shared = sharedCoefficients(at: position)
        let spreads = position[spreadPlace..<deviationPlace].map { exp($0) }
        return (0..<count).map { group in
            var coefficients = shared
            for feature in 0..<features {
                coefficients[feature] += spreads[feature] * position[deviationPlace + group * features + feature]
            }
            return coefficients
        }
    }

    /// The likelihood's coefficients at a position: those of each group's columns, then ln ν.
    func coefficients(at position: [Double]) -> [Double] {
        let columns =
            groups > 0
            ? groupCoefficients(at: position, groups).flatMap { $0 } : sharedCoefficients(at: position)
        return hasTies ? columns + [position[tiePlace]] : columns
    }

    /// The gradient by the parameters of a function whose gradient by the coefficients is given (chain rule).
    func pullBack(_ slope: [Double], at position: [Double], into gradient: inout [Double]) {
        for place in gradient.indices { gradient[place] = 0 }
        for group in 0..<max(1, groups) {
            for column in 0..<columns {
                let part = slope[group * columns + column]
                gradient[column] += part
                guard groups > 0, column < features else { continue }
                let deviation = deviationPlace + group * features + column
                let spread = exp(position[spreadPlace + column])
                gradient[deviation] = part * spread
                gradient[spreadPlace + column] += part * spread * position[deviation]
            }
        }
        if hasTies { gradient[tiePlace] = slope[slope.count - 1] }
        guard let horseshoe else { return }
        for feature in 0..<features {
            let shrinkage = Shrinkage(of: feature, self, horseshoe.globalScale, position)
            let part = gradient[feature]
            gradient[feature] = part * shrinkage.scale
            gradient[shrinkagePlace + feature] += part * shrinkage.effect * shrinkage.free
            gradient[shrinkagePlace + features] += part * shrinkage.effect * shrinkage.free
            gradient[shrinkagePlace + features + 1] += part * shrinkage.effect * 0.5 * (1 - shrinkage.free)
        }
    }

    /// Adds the prior's gradient and returns its log density, with the Jacobians of the logarithms.
    func addPrior(at position: [Double], to gradient: inout [Double]) -> Double {
        var value = effectPrior(at: position, to: &gradient)
        if model.intercept { value += normal(position, features, 1, &gradient) }
        if hasTies { value += normal(position, tiePlace, 1.5, &gradient) }
        guard groups > 0, let spreadScale = model.groupSpread else { return value }
        for feature in 0..<features {
            // Half-normal τ, times its Jacobian τ.
            let place = spreadPlace + feature
            let square = exp(2 * position[place]) / (spreadScale * spreadScale)
            value += position[place] - 0.5 * square
            gradient[place] += 1 - square
        }
        for place in deviationPlace..<count { value += normal(position, place, 1, &gradient) }
        return value
    }

    private func effectPrior(at position: [Double], to gradient: inout [Double]) -> Double {
        var value = 0.0
        switch model.prior {
        case .laplace(let scale):
            let slope = 1 / scale
            for place in 0..<features {
                value -= abs(position[place]) * slope
                gradient[place] -= position[place] > 0 ? slope : position[place] < 0 ? -slope : 0
            }
        case .normal(let scale):
            for place in 0..<features { value += normal(position, place, scale, &gradient) }
        case .horseshoe(_, let slabScale, let degrees):
            for place in 0..<features {
                value += normal(position, place, 1, &gradient)
                value += halfCauchy(position, shrinkagePlace + place, &gradient)
            }
            // τ is in units of the global scale, so that it too is half-Cauchy with scale 1.
            value += halfCauchy(position, shrinkagePlace + features, &gradient)
            // c² ~ inverse gamma (½ν, ½νs²).
            let place = shrinkagePlace + features + 1
            let rate = 0.5 * degrees * slabScale * slabScale * exp(-position[place])
            value -= 0.5 * degrees * position[place] + rate
            gradient[place] += rate - 0.5 * degrees
        }
        return value
    }

    private func normal(_ position: [Double], _ place: Int, _ scale: Double, _ gradient: inout [Double]) -> Double {
        let precision = 1 / (scale * scale)
        gradient[place] -= position[place] * precision
        return -0.5 * position[place] * position[place] * precision
    }

    /// The density of ln x for a half-Cauchy x: x / (1 + x²).
    private func halfCauchy(_ position: [Double], _ place: Int, _ gradient: inout [Double]) -> Double {
        let log = position[place]
        // ln(1 + e^(2l)) without overflow.
        let softplus = max(0, 2 * log) + log1p(exp(-abs(2 * log)))
        gradient[place] += 1 - 2 / (1 + exp(-2 * log))
        return log - softplus
    }
}

/// One effect under the regularised horseshoe (Piironen & Vehtari 2017, "Sparsity information and regularization in the
/// horseshoe and other shrinkage priors", eq. 2.8): α = z τ λ̃ with λ̃² = c²λ² / (c² + τ²λ²).
struct Shrinkage {
    /// The factor of z: τ λ̃.
    let scale: Double
    /// α.
    let effect: Double
    /// c² / (c² + τ²λ²): 1 where the slab does not matter. It is ∂ln α/∂ln λ and ∂ln α/∂ln τ; ∂ln α/∂ln c² = ½ (1 − it).
    let free: Double

    /// Works out one feature's effect.
    /// - Parameters:
    ///   - feature: Its index.
    ///   - parameters: Where the scales stand.
    ///   - globalScale: The scale of τ.
    ///   - position: All parameters.
    init(of feature: Int, _ parameters: EffectParameters, _ globalScale: Double, _ position: [Double]) {
        let first = parameters.shrinkagePlace
        let unbounded =
            globalScale * exp(position[first + feature] + position[first + parameters.features])
        // (τλ / c)², from logarithms so that neither overflows alone.
        let ratio = unbounded * unbounded * exp(-position[first + parameters.features + 1])
        free = 1 / (1 + ratio)
        scale = unbounded * free.squareRoot()
        effect = position[feature] * scale
    }
}
