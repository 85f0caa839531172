extension TransitionKernel {
    /// Finds a step size, then adapts it and the metric over the warm-up's windows.
    /// - Parameters:
    ///   - settings: How long the warm-up is, and what it aims at.
    ///   - state: Where the chain is; moved along.
    ///   - generator: The chain's randomness.
    /// - Throws: `StatisticsError` where no step size serves; `CancellationError`.
    mutating func warmUp(
        _ settings: SamplerSettings, from state: inout ChainState, using generator: inout SeededGenerator
    ) throws {
        try findStepSize(at: state, using: &generator)
        var adaptation = Adaptation(settings: settings, metric: metric, stepSize: stepSize)
        for _ in 0..<settings.warmup {
            try Task.checkCancellation()
            let step = transition(from: &state, using: &generator)
            let isNewMetric = adaptation.update(position: state.position, acceptance: step.acceptance)
            stepSize = adaptation.stepSize
            if isNewMetric {
                metric = adaptation.metric
                try findStepSize(at: state, using: &generator)
                adaptation.restart(stepSize: stepSize)
            }
        }
    }
}
