import CandorStatistics

/// Many fits of data whose effects are known: drawn anew from the prior for each (simulation-based calibration: Talts et al.
/// 2018, "Validating Bayesian Inference Algorithms with Simulation-Based Calibration"), or planted.
struct FitStudy: Codable {
    /// How many data sets.
    let datasets: Int
    /// Pairs a data set.
    let pairs: Int
    /// For each feature the share of pairs that differ in it.
    let densities: [Double]
    /// The planted effects; absent where they are drawn from the prior.
    let effects: [Double]?
    /// The scale b of the prior Laplace(0, b).
    let priorScale: Double
    /// `automatic`, `nuts` or `delayedAcceptance`.
    let sampler: EffectSampler
    /// Chains, draws; each data set has a seed of its own.
    let settings: SamplerSettings
    /// How many draws, evenly spaced, an effect is ranked among.
    let ranked: Int

    /// Fits all data sets, as many at a time as keep two cores busy, and gives the results in the order of the data sets.
    func run() async throws -> [FitOutcome] {
        try await withThrowingTaskGroup(of: (Int, FitOutcome).self) { group in
            var outcomes: [Int: FitOutcome] = [:]
            var started = 0
            while outcomes.count < datasets {
                while started < datasets, started - outcomes.count < 2 {
                    let index = started
                    group.addTask { (index, try await outcome(of: index)) }
                    started += 1
                }
                if let (index, outcome) = try await group.next() { outcomes[index] = outcome }
            }
            return outcomes.sorted { $0.key < $1.key }.map(\.value)
        }
    }

    private func outcome(of index: Int) async throws -> FitOutcome {
        var generator = SeededGenerator(seed: settings.seed, stream: "data set \(index)")
        let source = SyntheticPairs(densities: densities)
        let truth = effects ?? source.effects(scale: priorScale, using: &generator)
        let data = try source.data(pairs: pairs, effects: truth, using: &generator)
        var settings = settings
        settings.seed = generator.next()
        let fit = try await EffectModel(prior: .laplace(scale: priorScale)).fit(
            data, settings: settings, sampler: sampler)
        return FitOutcome(fit, truth: truth, ranked: ranked)
    }
}
