/// One step of a Markov chain that leaves a density as it is, with the two things that warm-up adapts.
///
/// `NoUTurnKernel` is one; others can be built around it. `NoUTurnSampler.sample(_:names:from:kernel:)` runs chains of any.
public protocol TransitionKernel: SendableMetatype {
    /// The length of a leapfrog step, in the metric's unit; above 0.
    var stepSize: Double { get set }
    /// The inverse mass matrix.
    var metric: InverseMetric { get set }

    /// Moves a chain on by one draw.
    /// - Parameters:
    ///   - state: Where the chain is, and then where it has moved to; usable on entry and on return.
    ///   - generator: The chain's random numbers.
    /// - Returns: How the draw came about. Its acceptance is what the step size is adapted by.
    mutating func transition(from state: inout ChainState, using generator: inout SeededGenerator) -> SamplerStep

    /// The logarithm of the acceptance ratio of one leapfrog step with a fresh momentum.
    /// - Parameters:
    ///   - state: Where the step starts.
    ///   - generator: The chain's random numbers.
    /// - Returns: H₀ − H, below 0 where the step gains energy; `-infinity` where its end has no finite energy.
    mutating func trialStep(from state: ChainState, using generator: inout SeededGenerator) -> Double
}

extension TransitionKernel {
    /// Doubles or halves the step size until the acceptance ratio of one leapfrog step crosses 0.8 (Hoffman and Gelman,
    /// "The No-U-Turn Sampler", JMLR 15, 2014, algorithm 4, with the 0.8 of Stan in the place of its 0.5).
    /// - Parameters:
    ///   - state: Where the chain is.
    ///   - generator: The chain's random numbers.
    /// - Throws: `StatisticsError` with `.notFinite` when steps of any length are accepted, which shows a density that
    ///   cannot be normalised, or none is.
    public mutating func findStepSize(
        at state: ChainState, using generator: inout SeededGenerator
    ) throws(StatisticsError) {
        let threshold = -0.22314355131420976  // log 0.8
        let grows = trialStep(from: state, using: &generator) > threshold
        while grows == (trialStep(from: state, using: &generator) > threshold) {
            stepSize *= grows ? 2 : 0.5
            guard stepSize < 1e7 else {
                throw StatisticsError(
                    .notFinite, doing: "finding a step size: the density does not fall off, its integral",
                    next: "give every coordinate a proper prior")
            }
            guard stepSize > 0 else {
                throw StatisticsError(
                    .notFinite, doing: "finding a step size: the density around the starting point",
                    next: "check that the gradient is that of the density, or start elsewhere")
            }
        }
    }
}
