import Foundation

/// One chain of the sampler with delayed acceptance.
///
/// The surrogate is the posterior with its log-likelihood expanded to second order: with thousands of pairs the two hardly
/// differ where the posterior has its mass, and the surrogate's gradient costs one small matrix product whatever the number
/// of pairs. Warm-up runs on the surrogate. Each draw after it is proposed by a transition of the No-U-Turn sampler on the
/// surrogate π̃ and accepted with probability min(1, π(x′) π̃(x) / (π(x) π̃(x′))) (Christen & Fox 2005, "Markov chain Monte
/// Carlo using an approximation", section 2). The transition is reversible with respect to π̃: a trajectory is as likely to
/// be built from each of its points, and biased progressive sampling obeys detailed balance over each doubling. It stays so
/// between two mirrored sweeps (``LaplaceSweep``). Hence the chain's stationary distribution is π itself, however rough the
/// expansion; roughness only costs acceptance. The prior is the same in both and cancels: the ratio needs the two likelihoods
/// alone, and no gradient of the exact one.
///
/// Where bounds of that ratio decide already (``ExpansionRemainder``), the exact likelihood need not be evaluated at all: the
/// decision is the one that it would have led to.
struct SurrogateChain {
    /// The surrogate, in the coordinates in which it is sampled.
    typealias Surrogate = WhitenedDensity<EffectPosterior<QuadraticLikelihood>>

    /// Draws on which warm-up tries the correction.
    private static let trials = 50

    private let exact: PairLikelihood
    private let remainder: ExpansionRemainder?
    private let surrogate: Surrogate
    private let sweep: LaplaceSweep?
    private var kernel: NoUTurnKernel<Surrogate>
    private var generator: SeededGenerator
    private var state: ChainState
    /// Bounds of ln π − ln π̃ at the state; both ends are the value itself where it has been worked out.
    private var excess: ClosedRange<Double>

    /// Starts a chain at random.
    /// - Parameters:
    ///   - exact: The log-likelihood.
    ///   - surrogate: Its expansion in place of it, with the prior.
    ///   - remainder: Bounds of the difference, where there are any.
    ///   - settings: Of the sampler.
    ///   - index: Which chain.
    init(
        _ exact: PairLikelihood, surrogate: Surrogate, remainder: ExpansionRemainder?, settings: SamplerSettings,
        index: Int
    ) throws(StatisticsError) {
        self.exact = exact
        self.remainder = remainder
        self.surrogate = surrogate
        sweep = surrogate.base.laplaceSweep
        generator = SeededGenerator(seed: settings.seed, stream: "chain \(index)")
        state = try ChainState.random(on: surrogate, using: &generator)
        kernel = NoUTurnKernel(
            density: surrogate, metric: InverseMetric(unit: settings.metric, dimension: surrogate.dimension),
            maximumTreeDepth: settings.maximumTreeDepth)
        excess = 0...0
    }

    /// Warms up and draws.
    /// - Parameters:
    ///   - settings: How many draws.
    ///   - leastAcceptance: The acceptance of the correction below which the surrogate is given up.
    /// - Returns: `nil` where it is given up.
    mutating func run(_ settings: SamplerSettings, leastAcceptance: Double) throws -> EffectSamples.Chain? {
        try kernel.warmUp(settings, from: &state, using: &generator)
        excess = exactExcess(at: state)
        var accepted = 0
        for _ in 0..<Self.trials where draw().isAccepted { accepted += 1 }
        guard Double(accepted) >= leastAcceptance * Double(Self.trials) else { return nil }
        var chain = EffectSamples.Chain(stepSize: kernel.stepSize, accepted: 0)
        chain.positions.reserveCapacity(settings.draws)
        chain.steps.reserveCapacity(settings.draws)
        for _ in 0..<settings.draws {
            try Task.checkCancellation()
            let (step, isAccepted) = draw()
            chain.steps.append(step)
            chain.positions.append(surrogate.position(of: state.position))
            if isAccepted { chain.accepted = (chain.accepted ?? 0) + 1 }
        }
        return chain
    }

    /// One draw: proposed on the surrogate, then corrected.
    private mutating func draw() -> (step: SamplerStep, isAccepted: Bool) {
        var proposal = state
        apply(sweep, to: &proposal, isBackward: false)
        var step = kernel.transition(from: &proposal, using: &generator)
        apply(sweep, to: &proposal, isBackward: true)
        let isAccepted = accepts(proposal, logUniform: log(generator.nextUniform()))
        step.logDensity = state.logDensity + 0.5 * (excess.lowerBound + excess.upperBound)
        return (step, isAccepted)
    }

    /// Accepts or rejects a proposal, by the bounds if they are enough, else by the exact likelihood.
    private mutating func accepts(_ proposal: ChainState, logUniform: Double) -> Bool {
        var proposed =
            remainder?.bounds(at: coefficients(of: proposal)) ?? exactExcess(at: proposal)
        func isUndecided() -> Bool {
            logUniform >= proposed.lowerBound - excess.upperBound
                && logUniform < proposed.upperBound - excess.lowerBound
        }
        if isUndecided(), proposed.lowerBound < proposed.upperBound { proposed = exactExcess(at: proposal) }
        if isUndecided(), excess.lowerBound < excess.upperBound { excess = exactExcess(at: state) }
        guard logUniform < proposed.lowerBound - excess.upperBound else { return false }
        (state, excess) = (proposal, proposed)
        return true
    }

    private mutating func apply(_ sweep: LaplaceSweep?, to state: inout ChainState, isBackward: Bool) {
        guard let sweep else { return }
        var position = surrogate.position(of: state.position)
        sweep.run(&position, isBackward: isBackward, using: &generator)
        state = ChainState(at: surrogate.coordinates(of: position), of: surrogate)
    }

    private func exactExcess(at state: ChainState) -> ClosedRange<Double> {
        let coefficients = coefficients(of: state)
        let excess = exact.value(at: coefficients) - surrogate.base.likelihood.value(at: coefficients)
        // Where the likelihood has no value, a proposal is rejected.
        return excess.isNaN ? -.infinity ... -.infinity : excess...excess
    }

    private func coefficients(of state: ChainState) -> [Double] {
        surrogate.base.parameters.coefficients(at: surrogate.position(of: state.position))
    }
}

extension EffectPosterior where Likelihood == QuadraticLikelihood {
    /// Gibbs updates of the effects, where their prior is Laplace's.
    fileprivate var laplaceSweep: LaplaceSweep? {
        guard case .laplace(let scale) = parameters.model.prior, parameters.isDirect else { return nil }
        return LaplaceSweep(likelihood: likelihood, effects: parameters.features, scale: scale)
    }
}

/// Gibbs updates of the effects, one after the other, each drawn exactly from its conditional distribution under the
/// surrogate: a normal likelihood times a Laplace prior, which is one truncated normal on either side of 0 (Hans 2009,
/// "Bayesian lasso regression", section 2.2).
///
/// The prior's kink makes leapfrog steps short and how large the small effects are slow to explore; a draw from the
/// conditional does not notice it. What a sweep is slow at, correlated effects, the No-U-Turn sampler is good at. A sweep
/// forwards before its transitions and one backwards after them are together reversible with respect to the surrogate.
struct LaplaceSweep: Sendable {
    /// The normal log-likelihood.
    let likelihood: QuadraticLikelihood
    /// How many of the coefficients are effects: the first ones.
    let effects: Int
    /// The prior's scale.
    let scale: Double

    /// Updates every effect once.
    /// - Parameters:
    ///   - position: The coefficients.
    ///   - isBackward: Whether the last effect comes first.
    ///   - generator: The chain's random numbers.
    func run(_ position: inout [Double], isBackward: Bool, using generator: inout SeededGenerator) {
        var slope = position
        _ = likelihood.evaluate(at: position, gradient: &slope)
        let size = position.count
        likelihood.information.elements.withUnsafeBufferPointer { information in
            slope.withUnsafeMutableBufferPointer { slope in
                for turn in 0..<effects {
                    let place = isBackward ? effects - 1 - turn : turn
                    let row = place * size
                    let precision = information[row + place]
                    let drawn = draw(
                        pull: slope[place] + precision * position[place], precision: precision, using: &generator)
                    let step = drawn - position[place]
                    position[place] = drawn
                    for other in 0..<size { slope[other] -= step * information[row + other] }
                }
            }
        }
    }

    /// A draw from the density ∝ exp(pull · x − ½ precision · x² − |x| / scale).
    private func draw(pull: Double, precision: Double, using generator: inout SeededGenerator) -> Double {
        // Below it the likelihood says nothing on the prior's scale.
        guard precision * scale * scale > 1e-12 else {
            let size = -scale * log1p(-generator.nextUniform())
            return generator.nextUniform() < 0.5 ? -size : size
        }
        let root = precision.squareRoot()
        // The means of the normals above and below 0, in standard deviations, each seen from its own side.
        let above = (pull - 1 / scale) / root
        let below = (-pull - 1 / scale) / root
        let odds = exp(Self.logWeight(below) - Self.logWeight(above))
        let isAbove = generator.nextUniform() * (1 + odds) < 1
        let size = Self.positiveNormal(mean: isAbove ? above : below, using: &generator) / root
        return isAbove ? size : -size
    }

    /// ln ∫₀^∞ exp(mx − ½x²) dx up to a constant: ½m² + ln Φ(m); far out, where Φ vanishes, by Mills' ratio.
    private static func logWeight(_ mean: Double) -> Double {
        guard mean < -30 else { return 0.5 * mean * mean + log(NormalDistribution.cumulative(mean)) }
        let inverse = 1 / (mean * mean)
        return log(-1 / mean * (1 - inverse * (1 - inverse * (3 - 15 * inverse)))) - 0.5 * log(2 * Double.pi)
    }

    /// A draw from Normal(mean, 1) on x > 0: from the normal itself where most of it lies there, else by rejection from an
    /// exponential (Robert 1995, "Simulation of truncated normal variables", proposition 2.3).
    private static func positiveNormal(mean: Double, using generator: inout SeededGenerator) -> Double {
        if mean > -0.5 {
            while true {
                let x = mean + generator.nextNormal()
                if x > 0 { return x }
            }
        }
        let rate = 0.5 * (-mean + (mean * mean + 4).squareRoot())
        while true {
            let x = -log1p(-generator.nextUniform()) / rate
            let miss = x - mean - rate
            if generator.nextUniform() < exp(-0.5 * miss * miss) { return x }
        }
    }
}
