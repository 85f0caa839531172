extension EffectModel {
    /// The scales that are tried unless others are given: 1, 2, 5 to the decade from 0.001 to 1.
    public static let priorScales = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1]

    /// Fits the model once for each scale of its prior without min(1,000, 10%) of the decided pairs, and chooses the scale
    /// whose posterior predictive gives those pairs the highest log-likelihood, the first of equals. Accuracy is shown beside
    /// it, but does not choose: on a thousand pairs it is too coarse. Each fit keeps at most 500 draws a chain.
    /// - Parameters:
    ///   - data: The pairs, at least ten of them decided.
    ///   - scales: Positive scales; for the horseshoe, of its global scale.
    ///   - settings: Chains, draws and the seed, which also picks the pairs held out: the same as for `holdoutReport`.
    ///   - sampler: How to sample.
    /// - Returns: A trial for each scale in the order given, one of them chosen.
    /// - Throws: `StatisticsError` where too few pairs are left to hold out, or as `fit`; `CancellationError`.
    public func priorScaleTrials(
        on data: PreferenceData, scales: [Double] = EffectModel.priorScales, settings: SamplerSettings,
        sampler: EffectSampler = .automatic
    ) async throws -> [PriorScaleTrial] {
        guard let split = HoldoutSplit(of: data, seed: settings.seed) else {
            throw StatisticsError(
                .invalidCount, doing: "choosing the prior's scale on \(data.count) pairs",
                next: "give at least 10 pairs with a preference, or give the scale")
        }
        let training = data.selecting(split.training)
        let heldOut = data.selecting(split.heldOut)
        var short = settings
        short.draws = min(settings.draws, 500)
        var trials: [PriorScaleTrial] = []
        for scale in scales {
            var model = self
            model.prior = prior.scaled(to: scale)
            let samples = try await model.samples(of: training, settings: short, sampler: sampler)
            let score = HoldoutReport.Score(
                name: "posterior", predicted: PairPrediction.posterior(of: heldOut, by: samples),
                shares: heldOut.shares)
            trials.append(
                PriorScaleTrial(
                    scale: scale, logLikelihood: score.logLikelihood ?? -.infinity, accuracy: score.accuracy,
                    isChosen: false))
        }
        if let best = trials.map(\.logLikelihood).max(),
            let chosen = trials.firstIndex(where: { $0.logLikelihood == best })
        {
            trials[chosen].isChosen = true
        }
        return trials
    }
}

extension EffectPrior {
    /// The same prior with another scale; for the horseshoe another global scale.
    public func scaled(to scale: Double) -> EffectPrior {
        switch self {
        case .laplace: .laplace(scale: scale)
        case .normal: .normal(scale: scale)
        case .horseshoe(_, let slabScale, let degrees):
            .horseshoe(globalScale: scale, slabScale: slabScale, slabDegreesOfFreedom: degrees)
        }
    }
}
