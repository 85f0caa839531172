extension EffectModel {
    /// Fits the model without min(1,000, 10%) of the pairs, drawn by the settings' seed, and says how well it predicts them.
    /// - Parameters:
    ///   - data: The pairs.
    ///   - lengthDifference: For each pair how much longer A is than B, for the baseline "always the longer one".
    ///   - settings: Chains, draws and the seed.
    /// - Returns: `nil` where fewer than ten pairs are decided.
    /// - Throws: `StatisticsError`, `CancellationError`.
    public func holdoutReport(
        on data: PreferenceData, lengthDifference: [Double]? = nil, settings: SamplerSettings
    ) async throws -> HoldoutReport? {
        nil
    }
}
