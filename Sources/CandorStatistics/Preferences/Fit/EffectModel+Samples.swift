extension EffectModel {
    func samples(
        of data: PreferenceData, settings: SamplerSettings, sampler: EffectSampler
    ) async throws -> EffectSamples {
        throw StatisticsError(.invalidCount, doing: "fitting", next: "wait")
    }
}
