extension EffectModel {
    /// Six fits, each without another random sixth of the pairs (paper, fig. 19).
    public func splitFits(
        of data: PreferenceData, settings: SamplerSettings, combinations: [String: [String]] = [:]
    ) async throws -> [SensitivityFit] {
        []
    }

    /// One fit for each feature, as if it had not been observed (paper, fig. 20).
    public func unobservedFits(
        of data: PreferenceData, settings: SamplerSettings, combinations: [String: [String]] = [:]
    ) async throws -> [SensitivityFit] {
        []
    }
}
