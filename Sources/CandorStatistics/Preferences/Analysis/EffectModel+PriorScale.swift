extension EffectModel {
    /// The scales that are tried unless others are given: 1, 2, 5 to the decade from 0.001 to 1.
    public static let priorScales = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1]

    /// Fits the model once for each scale of its prior without min(1,000, 10%) of the pairs, and chooses the scale whose
    /// posterior predictive gives those pairs the highest log-likelihood. Accuracy is shown beside it.
    /// - Parameters:
    ///   - data: The pairs, at least ten of them decided.
    ///   - scales: Positive scales.
    ///   - settings: Chains, draws and the seed, which also picks the pairs held out.
    /// - Returns: A trial for each scale in the order given, one of them chosen.
    /// - Throws: `StatisticsError` where too few pairs are left to hold out; `CancellationError`.
    public func priorScaleTrials(
        on data: PreferenceData, scales: [Double] = EffectModel.priorScales, settings: SamplerSettings
    ) async throws -> [PriorScaleTrial] {
        []
    }
}
