/// Draws of all parameters of a model, groups' own effects among them, and how they came about.
struct EffectSamples: Sendable {
    /// One chain.
    struct Chain: Sendable {
        /// The kept draws: all parameters, unconstrained.
        var positions: [[Double]] = []
        /// How each came about.
        var steps: [SamplerStep] = []
        /// The adapted step size.
        var stepSize = 0.0
        /// How many corrections by the exact posterior were accepted, of as many as there are draws; `nil` without them.
        var accepted: Int?
    }

    /// What the parameters mean.
    let parameters: EffectParameters
    /// The pairs fitted, merged.
    let pairs: MergedPairs
    /// The groups that the data number; pairs without a group may form one more.
    let knownGroups: Int
    /// The chains.
    let chains: [Chain]
    /// The depth at which trajectories were cut.
    let maximumTreeDepth: Int
    /// The sampler, as diagnostics name it.
    let sampler: String
    /// How often the correction was accepted; also where it was so seldom that the surrogate was given up.
    let correctionAcceptance: Double?
    /// The time of sampling, in seconds.
    let seconds: Double
}
