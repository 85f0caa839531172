/// What decides the results of a best-of-n run beside what decides its draws.
public struct OptimisationPlan: Codable, Hashable, Sendable {
    /// The preference models, as the user named them without a base URL, with their identities.
    public var pms: [String]
    /// The numbers n asked for; `nil` for all.
    public var bestOf: [Int]?
    /// The strengths β asked for; `nil` for those that follow from the scores.
    public var betas: [Double]?
    /// Pairs of comments to judge for each prompt, on average.
    public var pairs: Int

    /// Creates a plan.
    public init(pms: [String], bestOf: [Int]?, betas: [Double]?, pairs: Int) {
        self.pms = pms
        self.bestOf = bestOf
        self.betas = betas
        self.pairs = pairs
    }
}
