import Foundation

/// The sampling of one posterior: the model, the data as the likelihood wants them, and the settings.
struct EffectSampling: Sendable {
    private let parameters: EffectParameters
    private let likelihood: PairLikelihood
    private let knownGroups: Int
    private let settings: SamplerSettings
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant

    /// The acceptance of the correction below which the surrogate is given up, unless it was asked for: its tails are
    /// lighter than the posterior's, so that it must fit well or not be used at all.
    private static let leastAcceptance = 0.9

    /// Prepares.
    /// - Throws: `StatisticsError` where there is nothing to fit or a setting is impossible.
    init(model: EffectModel, data: PreferenceData, settings: SamplerSettings) throws(StatisticsError) {
        start = clock.now
        try settings.check()
        try model.check()
        let pairs = MergedPairs(
            data, hasPosition: model.intercept, ties: model.ties, byGroup: model.groupSpread != nil)
        guard !data.features.isEmpty, pairs.pairs > 0 else {
            throw StatisticsError(
                .invalidCount,
                doing: "fitting effects of \(data.features.count) features to \(pairs.pairs) pairs "
                    + "(\(pairs.tiesLeftOut) ties left out)",
                next: "give at least one feature and one pair that can be used")
        }
        parameters = EffectParameters(
            model: model, features: data.features.count,
            groups: model.groupSpread == nil ? 0 : pairs.segments.count)
        let cores = ProcessInfo.processInfo.activeProcessorCount
        likelihood = PairLikelihood(
            pairs, hasTies: model.ties == .davidson, isParallel: cores >= 2 * settings.chains)
        knownGroups = data.groupCount
        self.settings = settings.suited(to: parameters)
    }

    /// Samples.
    func run(_ sampler: EffectSampler) async throws -> EffectSamples {
        guard parameters.groups == 0 else {
            let posterior = EffectPosterior(likelihood: likelihood, parameters: parameters)
            return try await exact(WhitenedDensity(unwhitened: posterior), name: "nuts")
        }
        let mode = PosteriorMode(of: likelihood.parallel(true), parameters: parameters)
        guard sampler != .nuts else { return try await exact(whitened(likelihood, by: mode), name: "nuts") }
        let expansion = QuadraticLikelihood(of: likelihood.parallel(true), at: mode.coefficients)
        let leastAcceptance = sampler == .automatic ? Self.leastAcceptance : 0
        let remainder = ExpansionRemainder(of: likelihood.parallel(true), at: mode.coefficients)
        if let samples = try await corrected(whitened(expansion, by: mode), remainder, leastAcceptance) {
            return samples
        }
        return try await exact(whitened(likelihood, by: mode), name: "nuts-after-surrogate")
    }

    private func whitened<Likelihood: LogDensity>(
        _ likelihood: Likelihood, by mode: PosteriorMode
    ) -> WhitenedDensity<EffectPosterior<Likelihood>> {
        let posterior = EffectPosterior(likelihood: likelihood, parameters: parameters)
        return parameters.isDirect
            ? WhitenedDensity(posterior, centre: mode.coefficients, factor: mode.factor)
            : WhitenedDensity(unwhitened: posterior)
    }

    /// The No-U-Turn sampler on the posterior itself.
    private func exact(
        _ density: WhitenedDensity<EffectPosterior<PairLikelihood>>, name: String
    ) async throws -> EffectSamples {
        let draws = try await NoUTurnSampler(settings: settings).sample(
            density, names: (0..<density.dimension).map { "z\($0)" })
        return samples(
            draws.chains.map { chain in
                let width = density.dimension
                let positions = stride(from: 0, to: chain.values.count, by: width).map {
                    density.position(of: Array(chain.values[$0..<$0 + width]))
                }
                return EffectSamples.Chain(positions: positions, steps: chain.steps, stepSize: chain.stepSize)
            }, name: name)
    }

    /// Delayed acceptance.
    /// - Returns: `nil` where a chain found the surrogate too rough.
    private func corrected(
        _ surrogate: SurrogateChain.Surrogate, _ remainder: ExpansionRemainder?, _ leastAcceptance: Double
    ) async throws -> EffectSamples? {
        let (settings, likelihood) = (settings, likelihood)
        let chains = try await withThrowingTaskGroup(of: (Int, EffectSamples.Chain?).self) { group in
            for index in 0..<settings.chains {
                group.addTask {
                    var chain = try SurrogateChain(
                        likelihood, surrogate: surrogate, remainder: remainder, settings: settings, index: index)
                    return (index, try chain.run(settings, leastAcceptance: leastAcceptance))
                }
            }
            var chains: [Int: EffectSamples.Chain] = [:]
            for try await (index, chain) in group {
                guard let chain else {
                    group.cancelAll()
                    return [EffectSamples.Chain]()
                }
                chains[index] = chain
            }
            return chains.sorted { $0.key < $1.key }.map(\.value)
        }
        return chains.isEmpty ? nil : samples(chains, name: "nuts-delayed-acceptance")
    }

    private func samples(_ chains: [EffectSamples.Chain], name: String) -> EffectSamples {
        let accepted = chains.compactMap(\.accepted)
        let elapsed = start.duration(to: clock.now).components
        return EffectSamples(
            parameters: parameters, pairs: likelihood.pairs, knownGroups: knownGroups, chains: chains,
            maximumTreeDepth: settings.maximumTreeDepth, sampler: name,
            correctionAcceptance: accepted.isEmpty
                ? nil : Double(accepted.reduce(0, +)) / Double(accepted.count * settings.draws),
            seconds: Double(elapsed.seconds) + 1e-18 * Double(elapsed.attoseconds))
    }
}

extension SamplerSettings {
    /// Hierarchical posteriors bend: there a trajectory needs shorter steps than Stan's default.
    fileprivate func suited(to parameters: EffectParameters) -> SamplerSettings {
        var settings = self
        if !parameters.isDirect { settings.targetAcceptance = max(targetAcceptance, 0.95) }
        return settings
    }
}
