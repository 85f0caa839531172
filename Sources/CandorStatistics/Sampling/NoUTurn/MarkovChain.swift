/// One chain: warm-up, then the draws that are kept.
struct MarkovChain<Kernel: TransitionKernel> {
    var kernel: Kernel
    var state: ChainState
    var generator: SeededGenerator

    /// Runs the chain from its beginning to its end.
    mutating func run(_ settings: SamplerSettings) throws -> PosteriorDraws.Chain {
        try kernel.findStepSize(at: state, using: &generator)
        try warmUp(settings)
        var values: [Double] = []
        var steps: [SamplerStep] = []
        for _ in 0..<settings.draws {
            try Task.checkCancellation()
            steps.append(kernel.transition(from: &state, using: &generator))
            values.append(contentsOf: state.position)
        }
        return PosteriorDraws.Chain(values: values, steps: steps, stepSize: kernel.stepSize)
    }

    private mutating func warmUp(_ settings: SamplerSettings) throws {
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
    }
}
