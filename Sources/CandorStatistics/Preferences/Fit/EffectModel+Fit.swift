extension EffectModel {
    /// Samples the posterior of the effects.
    ///
    /// ```swift
    /// let fit = try await EffectModel(prior: .laplace(scale: 0.01)).fit(data, settings: SamplerSettings(seed: 1))
    /// print(fit.effects["polite"]?.probability.median ?? .nan)
    /// ```
    /// - Parameters:
    ///   - data: The pairs; at least one of them usable.
    ///   - settings: Chains, draws and the seed. With the horseshoe and with group effects the acceptance aimed at is at
    ///     least 0.95.
    ///   - combinations: Features to be taken together, by a name for each combination; one that names a feature which the
    ///     data do not have is left out.
    ///   - sampler: How to sample.
    /// - Throws: `StatisticsError` where there is nothing to fit or a setting is impossible; `CancellationError`.
    public func fit(
        _ data: PreferenceData, settings: SamplerSettings = SamplerSettings(), combinations: [String: [String]] = [:],
        sampler: EffectSampler = .automatic
    ) async throws -> PreferenceFit {
        let samples = try await samples(of: data, settings: settings, sampler: sampler)
        return PreferenceFit(of: samples, features: data.features, combinations: combinations)
    }
}

extension PreferenceFit {
    /// Summarises draws.
    init(of samples: EffectSamples, features: [String], combinations: [String: [String]]) {
        let draws = samples.reportedDraws(features: features)
        let convergence = draws.names.indices.map { ParameterConvergence(of: draws.series($0)) }
        var effects: [String: EffectSummary] = [:]
        for (place, feature) in features.enumerated() {
            let sorted = draws.series(place).flatMap(\.self).sorted()
            effects[feature] = EffectSummary(
                effect: PosteriorSummary(ofSorted: sorted),
                probability: PosteriorSummary(probabilitiesOfSorted: sorted), rHat: convergence[place].rHat,
                bulkESS: convergence[place].bulkESS, tailESS: convergence[place].tailESS,
                mcse: convergence[place].mcse, pairs: samples.pairs.carrying[place])
        }
        var parameters: [String: PosteriorSummary] = [:]
        for place in features.count..<draws.names.count {
            parameters[draws.names[place]] = PosteriorSummary(of: draws.series(place).flatMap(\.self))
        }
        self.init(
            features: features, effects: effects, combined: [:], combinedEffects: [:],
            combinations: combinations.filter { $0.value.allSatisfy(features.contains) },
            correlations: Self.correlations(of: draws, count: features.count), parameters: parameters,
            groupEffects: samples.groupEffects(features: features),
            diagnostics: SamplingDiagnostics(of: samples, convergence: convergence), draws: draws,
            pairs: samples.pairs.pairs, tiesLeftOut: samples.pairs.tiesLeftOut)
        for (name, members) in self.combinations {
            guard let sorted = sums(of: members)?.sorted() else { continue }
            combinedEffects[name] = PosteriorSummary(ofSorted: sorted)
            combined[name] = PosteriorSummary(probabilitiesOfSorted: sorted)
        }
    }

    /// The correlations of the first parameters over all draws.
    private static func correlations(of draws: PosteriorDraws, count: Int) -> [[Double]] {
        let columns = (0..<count).map { place in
            let values = draws.series(place).flatMap(\.self)
            let mean = values.reduce(0, +) / Double(values.count)
            let deviations = values.map { $0 - mean }
            let length = deviations.reduce(0) { $0 + $1 * $1 }.squareRoot()
            return deviations.map { length > 0 ? $0 / length : 0 }
        }
        return (0..<count).map { row in
            (0..<count).map { column in
                row == column ? 1 : zip(columns[row], columns[column]).reduce(0) { $0 + $1.0 * $1.1 }
            }
        }
    }
}
