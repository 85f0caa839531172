/// A model of preferences: p(A over B) = σ(Σ αᵢφᵢ), with a prior on the effects α (paper, section 4.1), and what a serious
/// analyst may want to add to it.
public struct EffectModel: Hashable, Sendable {
    /// The prior of the effects.
    public var prior: EffectPrior
    /// Whether the first position has an effect of its own, with prior Normal(0, 1): a preference for A whatever it says.
    /// It is the parameter `position` of the fit.
    public var intercept: Bool
    /// What becomes of ties. With ``TieTreatment/davidson`` the parameter `log_tie` is ln ν, with prior Normal(0, 1.5).
    public var ties: TieTreatment
    /// With a number, effects vary by group of raters, partially pooled: αᵢᵣ = αᵢ + τᵢ zᵢᵣ with zᵢᵣ ~ Normal(0, 1) and
    /// τᵢ half-normal with this scale (Gelman 2006, "Prior distributions for variance parameters in hierarchical models").
    /// Made for some tens of groups. Pairs without a group share one more group of their own.
    public var groupSpread: Double?

    /// A scale for ``groupSpread`` that lets raters differ by some points of probability.
    public static let defaultGroupSpread = 0.25

    /// Creates a model.
    public init(
        prior: EffectPrior = .laplace(scale: 0.01), intercept: Bool = false, ties: TieTreatment = .leftOut,
        groupSpread: Double? = nil
    ) {
        self.prior = prior
        self.intercept = intercept
        self.ties = ties
        self.groupSpread = groupSpread
    }
}

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
