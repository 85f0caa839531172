/// Whether a posterior was sampled well enough to be believed, as Stan and ArviZ report it.
public struct SamplingDiagnostics: Hashable, Sendable, Codable {
    /// The smallest bulk effective sample size of the effects and the other parameters that a fit reports.
    public var minimumBulkESS: Double?
    /// The smallest tail effective sample size.
    public var minimumTailESS: Double?
    /// The highest rank-normalised split R-hat.
    public var maximumRHat: Double?
    /// Trajectories that diverged.
    public var divergences: Int
    /// Trajectories that were cut at the greatest depth.
    public var treeDepthHits: Int
    /// The mean number of leapfrog steps a draw.
    public var leapfrogStepsPerDraw: Double
    /// The lowest energy fraction of missing information over the chains (E-BFMI); with a surrogate, of the proposals' energies
    /// on it.
    public var minimumEBFMI: Double?
    /// The adapted step sizes, chain by chain.
    public var stepSizes: [Double]
    /// The mean acceptance statistic.
    public var acceptance: Double
    /// How often the correction by the exact posterior was accepted, where the sampler works on a surrogate; else `nil`.
    public var correctionAcceptance: Double?
    /// Which sampler: `nuts`; `nuts-delayed-acceptance`; or `nuts-after-surrogate`, where the latter was tried, its proposals
    /// were rejected too often, and the draws are those of `nuts`.
    public var sampler: String
    /// The time of sampling, in seconds of the clock.
    public var seconds: Double
    /// What keeps the fit from being believed, in words; empty when it has converged.
    public var warnings: [String]

    /// Whether the draws may be believed.
    public var hasConverged: Bool { warnings.isEmpty }

    /// Creates diagnostics.
    public init(
        minimumBulkESS: Double?, minimumTailESS: Double?, maximumRHat: Double?, divergences: Int, treeDepthHits: Int,
        leapfrogStepsPerDraw: Double, minimumEBFMI: Double?, stepSizes: [Double], acceptance: Double,
        correctionAcceptance: Double?, sampler: String, seconds: Double, warnings: [String]
    ) {
        self.minimumBulkESS = minimumBulkESS
        self.minimumTailESS = minimumTailESS
        self.maximumRHat = maximumRHat
        self.divergences = divergences
        self.treeDepthHits = treeDepthHits
        self.leapfrogStepsPerDraw = leapfrogStepsPerDraw
        self.minimumEBFMI = minimumEBFMI
        self.stepSizes = stepSizes
        self.acceptance = acceptance
        self.correctionAcceptance = correctionAcceptance
        self.sampler = sampler
        self.seconds = seconds
        self.warnings = warnings
    }
}
