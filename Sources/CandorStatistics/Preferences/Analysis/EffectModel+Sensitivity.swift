extension EffectModel {
    /// Six fits, each without another random sixth of the pairs (paper, appendix B, fig. 19).
    /// - Parameters:
    ///   - data: The pairs; at least six.
    ///   - settings: Chains, draws and the seed, which also picks the sixths.
    ///   - combinations: Features to be taken together, as in `fit`.
    ///   - sampler: How to sample.
    /// - Returns: `split 1` … `split 6`.
    /// - Throws: `StatisticsError` where a fit would have no pairs; `CancellationError`.
    public func splitFits(
        of data: PreferenceData, settings: SamplerSettings, combinations: [String: [String]] = [:],
        sampler: EffectSampler = .automatic
    ) async throws -> [SensitivityFit] {
        var generator = SeededGenerator(seed: settings.seed, stream: "splits")
        var sixth = Array(repeating: 0, count: data.count)
        for (place, row) in generator.shuffled(Array(0..<data.count)).enumerated() { sixth[row] = place % 6 }
        var fits: [SensitivityFit] = []
        for left in 0..<6 {
            let kept = data.selecting((0..<data.count).filter { sixth[$0] != left })
            let fit = try await fit(kept, settings: settings, combinations: combinations, sampler: sampler)
            fits.append(SensitivityFit(name: "split \(left + 1)", fit))
        }
        return fits
    }

    /// One fit for each feature, as if it had not been observed (paper, appendix B, fig. 20).
    /// - Parameters:
    ///   - data: The pairs, with at least two features.
    ///   - settings: Chains, draws and the seed.
    ///   - combinations: Features to be taken together; left out of the fits that lack one of them.
    ///   - sampler: How to sample.
    /// - Returns: A fit for each feature, by its name; none for a single feature.
    /// - Throws: `StatisticsError` as `fit`; `CancellationError`.
    public func unobservedFits(
        of data: PreferenceData, settings: SamplerSettings, combinations: [String: [String]] = [:],
        sampler: EffectSampler = .automatic
    ) async throws -> [SensitivityFit] {
        guard data.features.count > 1 else { return [] }
        var fits: [SensitivityFit] = []
        for feature in data.features {
            let fit = try await fit(
                data.unobserving(feature), settings: settings, combinations: combinations, sampler: sampler)
            fits.append(SensitivityFit(name: feature, fit))
        }
        return fits
    }
}

extension SensitivityFit {
    /// What a sensitivity analysis keeps of a fit.
    init(name: String, _ fit: PreferenceFit) {
        self.init(
            name: name, pairs: fit.pairs, probability: fit.effects.mapValues(\.probability), combined: fit.combined,
            maximumRHat: fit.diagnostics.maximumRHat)
    }
}
