/// Draws from any density given with its gradient, by the No-U-Turn sampler with Stan's warm-up: several chains side by
/// side, each with random numbers of its own, so that results depend on neither cores nor timing.
///
/// - `NoUTurnKernel`: the transition (Hoffman and Gelman 2014; Betancourt 2017).
/// - `Adaptation`: step size and metric (Hoffman and Gelman 2014, section 3.2; Stan Reference Manual).
/// - `ConvergenceDiagnostics`: whether to believe the draws (Vehtari et al. 2021).
///
/// ```swift
/// let sampler = try NoUTurnSampler(settings: SamplerSettings(seed: 1))
/// let draws = try await sampler.sample(density, names: ["mu", "log_tau"])
/// ```
public struct NoUTurnSampler: Hashable, Sendable {
    /// How long and how carefully is sampled.
    public let settings: SamplerSettings

    /// Creates a sampler.
    /// - Parameter settings: How long and how carefully to sample.
    /// - Throws: `StatisticsError` with `.invalidCount` or `.invalidProbability` for settings that give nothing.
    public init(settings: SamplerSettings = SamplerSettings()) throws(StatisticsError) {
        try settings.check()
        self.settings = settings
    }

    /// Samples a density.
    /// - Parameters:
    ///   - density: What to sample; of at least one dimension.
    ///   - names: What its coordinates are called.
    ///   - initial: Where each chain starts; random points if nil.
    /// - Returns: The draws after warm-up.
    /// - Throws: `StatisticsError` where names or starting points do not fit the density, it is not finite where a chain
    ///   starts, or no step size suits it; `CancellationError`.
    public func sample<Density: LogDensity>(
        _ density: Density, names: [String], from initial: [[Double]]? = nil
    ) async throws -> PosteriorDraws {
        let settings = settings
        return try await sample(density, names: names, from: initial) {
            NoUTurnKernel(
                density: density, metric: InverseMetric(unit: settings.metric, dimension: density.dimension),
                maximumTreeDepth: settings.maximumTreeDepth)
        }
    }

    /// Samples a density with a kernel of the caller's.
    /// - Parameters:
    ///   - density: What the kernel samples; of at least one dimension.
    ///   - names: What its coordinates are called.
    ///   - initial: Where each chain starts; random points if nil.
    ///   - kernel: Makes a chain's kernel, with the metric and the step size that warm-up begins with.
    /// - Returns: The draws after warm-up.
    /// - Throws: As `sample(_:names:from:)`.
    public func sample<Density: LogDensity, Kernel: TransitionKernel>(
        _ density: Density, names: [String], from initial: [[Double]]? = nil,
        kernel: @escaping @Sendable () -> Kernel
    ) async throws -> PosteriorDraws {
        try check(names: names, initial: initial, dimension: density.dimension)
        let settings = settings
        let chains = try await Array(0..<settings.chains).concurrentMap { index in
            var generator = SeededGenerator(seed: settings.seed, stream: "chain \(index)")
            let state = try ChainState.start(initial?[index], on: density, using: &generator)
            var chain = MarkovChain(kernel: kernel(), state: state, generator: generator)
            return try chain.run(settings)
        }
        return PosteriorDraws(names: names, chains: chains)
    }

    private func check(names: [String], initial: [[Double]]?, dimension: Int) throws(StatisticsError) {
        guard dimension >= 1, names.count == dimension else {
            throw StatisticsError(
                .invalidCount, doing: "sampling a density of \(dimension) dimensions with \(names.count) names",
                next: "give one name for each dimension, and at least one")
        }
        if let initial, initial.count != settings.chains || initial.contains(where: { $0.count != dimension }) {
            throw StatisticsError(
                .invalidCount, doing: "starting \(settings.chains) chains from \(initial.count) positions",
                next: "give one position of \(dimension) coordinates for each chain")
        }
    }
}

/// One chain: warm-up, then the draws that are kept.
struct MarkovChain<Kernel: TransitionKernel> {
    var kernel: Kernel
    var state: ChainState
    var generator: SeededGenerator

    /// Runs the chain from its beginning to its end.
    mutating func run(_ settings: SamplerSettings) throws -> PosteriorDraws.Chain {
        try kernel.warmUp(settings, from: &state, using: &generator)
        var values: [Double] = []
        var steps: [SamplerStep] = []
        for _ in 0..<settings.draws {
            try Task.checkCancellation()
            steps.append(kernel.transition(from: &state, using: &generator))
            values.append(contentsOf: state.position)
        }
        return PosteriorDraws.Chain(values: values, steps: steps, stepSize: kernel.stepSize)
    }
}
