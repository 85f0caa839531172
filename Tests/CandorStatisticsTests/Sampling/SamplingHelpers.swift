import CandorStatistics
import Testing

extension TargetDensity {
    /// Draws from this density.
    func draws(_ settings: SamplerSettings, from initial: [[Double]]? = nil) async throws -> PosteriorDraws {
        try await NoUTurnSampler(settings: settings).sample(
            self, names: (0..<dimension).map { "x\($0)" }, from: initial)
    }
}

extension PosteriorDraws {
    /// How many Monte Carlo standard errors the mean of a function of the draws lies from its expectation.
    func deviations(from expected: Double, _ function: (ArraySlice<Double>) -> Double) throws -> Double {
        let width = names.count
        let series = chains.map { chain in
            chain.steps.indices.map { function(chain.values[$0 * width..<($0 + 1) * width]) }
        }
        let pooled = series.joined()
        let error = try #require(ConvergenceDiagnostics.standardErrorOfMean(series))
        return abs(pooled.reduce(0, +) / Double(pooled.count) - expected) / error
    }

    /// All steps of all chains.
    var steps: [SamplerStep] { chains.flatMap(\.steps) }
}
