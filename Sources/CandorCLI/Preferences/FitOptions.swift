import ArgumentParser
import Candor
import CandorLab
import CandorPreferences
import CandorStatistics

/// The model of preferences, and how it is sampled.
struct FitOptions: ParsableArguments {
    @Option(help: "The prior of the effects: laplace, normal or horseshoe.")
    var prior: String = "laplace"
    @Option(
        help: """
            The prior's scale (the horseshoe's global one), or auto: chosen on held-out pairs, all scales tried shown. The
            paper's: 0.01.
            """)
    var priorScale: String = "auto"
    @Option(help: "Chains.")
    var chains: Int = 4
    @Option(help: "Warm-up draws a chain.")
    var warmup: Int = 500
    @Option(help: "Kept draws a chain.")
    var draws: Int = 1500
    @Option(help: "Ties: leave-out, or davidson for a model that has them.")
    var ties: String = "leave-out"
    @Flag(help: "Fit an intercept for position: does being called A matter?")
    var intercept = false
    @Flag(help: "Let effects vary from rater to rater, partially pooled.")
    var byRater = false
    @Option(help: "What the sampler adapts: diagonal or dense.")
    var metric: String = "diagonal"
    @Option(help: "The mean acceptance statistic that the step size aims at.")
    var targetAcceptance: Double = 0.8
    @Option(help: "auto, or nuts for the exact posterior at every step.")
    var sampler: String = "auto"
    @Flag(help: "Leave out the sensitivity analysis: six fits on other data, one fit without each feature.")
    var noSensitivity = false

    func validate() throws {
        guard priorScale == "auto" || Double(priorScale).map({ $0 > 0 && $0.isFinite }) == true else {
            throw ValidationError("--prior-scale must be auto or a number above 0")
        }
        guard ["laplace", "normal", "horseshoe"].contains(prior) else {
            throw ValidationError("--prior must be laplace, normal or horseshoe")
        }
        guard ["leave-out", "davidson"].contains(ties) else {
            throw ValidationError("--ties must be leave-out or davidson")
        }
        guard ["auto", "nuts"].contains(sampler) else { throw ValidationError("--sampler must be auto or nuts") }
        guard SamplerSettings.Metric(rawValue: metric) != nil else {
            throw ValidationError("--metric must be diagonal or dense")
        }
        try Quantity.chains.expect(chains)
        try Quantity.warmup.expect(warmup)
        try Quantity.keptDraws.expect(draws)
        guard targetAcceptance > 0, targetAcceptance < 1 else {
            throw ValidationError("--target-acceptance must lie between 0 and 1")
        }
    }
}

extension FitOptions {
    /// What the flags ask for.
    func analysis(seed: UInt64) -> AnalysisOptions {
        AnalysisOptions(
            family: PriorFamily(rawValue: prior) ?? .laplace, scale: Double(priorScale),
            ties: ties == "davidson" ? .davidson : .leftOut, intercept: intercept, byRater: byRater,
            settings: SamplerSettings(
                chains: chains, warmup: warmup, draws: draws, targetAcceptance: targetAcceptance,
                metric: SamplerSettings.Metric(rawValue: metric) ?? .diagonal, seed: seed),
            sampler: sampler == "nuts" ? .nuts : .automatic, sensitivity: !noSensitivity)
    }
}
