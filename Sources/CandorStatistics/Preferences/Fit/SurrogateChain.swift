import Foundation

/// One chain of the sampler with delayed acceptance.
///
/// The surrogate is the posterior with its log-likelihood expanded to second order: with thousands of pairs the two hardly
/// differ where the posterior has its mass, and the surrogate's gradient costs one small matrix product whatever the number
/// of pairs. Warm-up runs on the surrogate. Each draw after it is proposed by `transitions` transitions of the No-U-Turn
/// sampler on the surrogate π̃ and accepted with probability min(1, π(x′) π̃(x) / (π(x) π̃(x′))) (Christen & Fox 2005,
/// "Markov chain Monte Carlo using an approximation", section 2). A transition is reversible with respect to π̃: every
/// trajectory is as likely to be built from each of its points, and biased progressive sampling obeys detailed balance over
/// each doubling. So are several in a row, and the chain's stationary distribution is π itself, however rough the expansion;
/// the roughness only costs acceptance. The prior is the same in both and cancels: the ratio needs the two likelihoods alone.
struct SurrogateChain {
    /// The surrogate, in the coordinates in which it is sampled.
    typealias Surrogate = WhitenedDensity<EffectPosterior<QuadraticLikelihood>>

    /// Draws on which warm-up tries the correction, and the acceptance below which the surrogate is given up: its tails are
    /// lighter than the posterior's, so that it must fit well or not be used at all.
    static let trials = 50
    static let leastAcceptance = 0.9

    private let exact: PairLikelihood
    private let surrogate: Surrogate
    private var kernel: NoUTurnKernel<Surrogate>
    private var generator: SeededGenerator
    private var state: ChainState
    /// ln π − ln π̃ at the state.
    private var excess: Double

    /// Starts a chain at random.
    /// - Parameters:
    ///   - exact: The log-likelihood.
    ///   - surrogate: Its expansion in place of it, with the prior.
    ///   - settings: Of the sampler.
    ///   - index: Which chain.
    init(_ exact: PairLikelihood, surrogate: Surrogate, settings: SamplerSettings, index: Int) throws(StatisticsError) {
        self.exact = exact
        self.surrogate = surrogate
        generator = SeededGenerator(seed: settings.seed, stream: "chain \(index)")
        state = try ChainState.random(on: surrogate, using: &generator)
        kernel = NoUTurnKernel(
            density: surrogate, metric: InverseMetric(unit: settings.metric, dimension: surrogate.dimension),
            maximumTreeDepth: settings.maximumTreeDepth)
        excess = 0
    }

    /// Warms up and draws.
    /// - Returns: `nil` where the correction rejects too much for the surrogate to be of use.
    mutating func run(_ settings: SamplerSettings) throws -> EffectSamples.Chain? {
        let transitions = try warmUp(settings)
        excess = excess(at: state)
        var accepted = 0
        for _ in 0..<Self.trials where draw(transitions).isAccepted { accepted += 1 }
        guard Double(accepted) >= Self.leastAcceptance * Double(Self.trials) else { return nil }
        var chain = EffectSamples.Chain(stepSize: kernel.stepSize, accepted: 0)
        chain.positions.reserveCapacity(settings.draws)
        chain.steps.reserveCapacity(settings.draws)
        for _ in 0..<settings.draws {
            try Task.checkCancellation()
            let (step, isAccepted) = draw(transitions)
            chain.steps.append(step)
            chain.positions.append(surrogate.position(of: state.position))
            if isAccepted { chain.accepted = (chain.accepted ?? 0) + 1 }
        }
        return chain
    }

    /// Adapts on the surrogate.
    /// - Returns: How many transitions a draw is worth.
    private mutating func warmUp(_ settings: SamplerSettings) throws -> Int {
        try kernel.findStepSize(at: state, using: &generator)
        var adaptation = Adaptation(settings: settings, metric: kernel.metric, stepSize: kernel.stepSize)
        for _ in 0..<settings.warmup {
            try Task.checkCancellation()
            let step = kernel.transition(from: &state, using: &generator)
            let isNewMetric = adaptation.update(position: state.position, acceptance: step.acceptance)
            kernel.stepSize = adaptation.stepSize
            if isNewMetric {
                kernel.metric = adaptation.metric
                try kernel.findStepSize(at: state, using: &generator)
                adaptation.restart(stepSize: kernel.stepSize)
            }
        }
        return Int(ProcessInfo.processInfo.environment["K"] ?? "2") ?? 2
    }

    /// One draw: transitions on the surrogate, then the correction.
    private mutating func draw(_ transitions: Int) -> (step: SamplerStep, isAccepted: Bool) {
        var proposal = state
        var steps: [SamplerStep] = []
        for _ in 0..<transitions { steps.append(kernel.transition(from: &proposal, using: &generator)) }
        let proposedExcess = excess(at: proposal)
        let isAccepted = generator.nextUniform() < exp(proposedExcess - excess)
        if isAccepted { (state, excess) = (proposal, proposedExcess) }
        return (SamplerStep(of: steps, logDensity: state.logDensity + excess), isAccepted)
    }

    private func excess(at state: ChainState) -> Double {
        let coefficients = surrogate.base.parameters.coefficients(at: surrogate.position(of: state.position))
        return exact.value(at: coefficients) - surrogate.base.likelihood.value(at: coefficients)
    }
}

extension SamplerStep {
    /// Several transitions that make one draw.
    /// - Parameters:
    ///   - steps: The transitions; at least one.
    ///   - logDensity: That of the draw.
    fileprivate init(of steps: [SamplerStep], logDensity: Double) {
        self.init(
            logDensity: logDensity, acceptance: steps.reduce(0) { $0 + $1.acceptance } / Double(steps.count),
            stepSize: steps.last?.stepSize ?? 0, treeDepth: steps.map(\.treeDepth).max() ?? 0,
            leapfrogSteps: steps.reduce(0) { $0 + $1.leapfrogSteps }, isDivergent: steps.contains(where: \.isDivergent),
            energy: steps.last?.energy ?? 0)
    }
}
