extension EffectModel {
    /// Samples the posterior of all parameters.
    /// - Throws: `StatisticsError` where there is nothing to fit or a setting is impossible; `CancellationError`.
    func samples(
        of data: PreferenceData, settings: SamplerSettings, sampler: EffectSampler
    ) async throws -> EffectSamples {
        let sampling = try EffectSampling(model: self, data: data, settings: settings)
        return try await sampling.run(sampler)
    }
}

extension EffectModel {
    /// Refuses scales that no prior can have.
    func check() throws(StatisticsError) {
        let scales: [Double] =
            switch prior {
            case .laplace(let scale), .normal(let scale): [scale]
            case .horseshoe(let global, let slab, let degrees): [global, slab, degrees]
            }
        for scale in scales + [groupSpread].compactMap(\.self) where !(scale > 0 && scale.isFinite) {
            throw StatisticsError(
                .outsideScale, doing: "fitting effects under a prior with the scale \(scale)",
                next: "give a finite scale above 0")
        }
    }
}
