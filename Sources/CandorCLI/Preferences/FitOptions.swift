import ArgumentParser
import Candor
import CandorLab
import CandorPreferences
import CandorStatistics

/// The model of preferences, and how it is sampled.
struct FitOptions: ParsableArguments {
    @Option(help: "The prior of the effects.")
    var prior = Choice(PriorFamily.laplace)
    @Option(
        help: """
            The prior's scale (the horseshoe's global one), or auto: chosen on held-out pairs, showing all scales tried. The
            paper's: 0.01.
            """)
    var priorScale = PriorScale.automatic
    @Option(help: "The number of chains.")
    var chains: Int = 4
    @Option(help: "Warm-up draws per chain.")
    var warmup: Int = 500
    @Option(help: "Kept draws per chain.")
    var draws: Int = 1500
    @Option(help: "How to treat ties: leave them out, or davidson for a model of ties.")
    var ties = Choice(Ties.leaveOut)
    @Flag(help: "Fit an intercept for position: does being called A matter?")
    var intercept = false
    @Flag(help: "Let effects vary from rater to rater, partially pooled.")
    var byRater = false
    @Option(help: "The form of the mass matrix that the sampler adapts.")
    var metric = Choice(SamplerSettings.Metric.diagonal)
    @Option(help: "The target mean acceptance statistic for the step size.")
    var targetAcceptance: Double = 0.8
    @Option(help: "The sampler: auto, or nuts for the exact posterior at every step.")
    var sampler = Choice(Sampler.auto)
    @Flag(help: "Leave out the sensitivity analysis: six fits on other data, one fit without each feature.")
    var noSensitivity = false

    func validate() throws {
        try priorScale.expect()
        try prior.expect("--prior")
        try ties.expect("--ties")
        try sampler.expect("--sampler")
        try metric.expect("--metric")
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
            family: prior.value ?? .laplace, scale: priorScale.number,
            ties: ties.value == .davidson ? .davidson : .leftOut, intercept: intercept, byRater: byRater,
            settings: SamplerSettings(
                chains: chains, warmup: warmup, draws: draws, targetAcceptance: targetAcceptance,
                metric: metric.value ?? .diagonal, seed: seed),
            sampler: sampler.value == .nuts ? .nuts : .automatic, sensitivity: !noSensitivity)
    }
}

extension FitOptions {
    /// What becomes of ties, as it is called on the command line.
    enum Ties: String, CaseIterable, Sendable {
        case leaveOut = "leave-out"
        case davidson
    }

    /// How the posterior is sampled, as it is called on the command line.
    enum Sampler: String, CaseIterable, Sendable {
        case auto
        case nuts
    }
}
