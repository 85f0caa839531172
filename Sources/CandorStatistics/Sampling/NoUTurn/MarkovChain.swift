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
