/// What a model can be asked for.
public struct ModelCapabilities: Hashable, Sendable {
    /// Whether a trailing assistant turn is continued. Where it is not, the turn is dropped and the results say so.
    public var continuesPrefill: Bool
    /// Whether a seed is taken.
    public var acceptsSeed: Bool
    /// Whether token log-probabilities are given.
    public var givesLogProbabilities: Bool

    /// Creates a set of capabilities.
    public init(continuesPrefill: Bool, acceptsSeed: Bool, givesLogProbabilities: Bool) {
        self.continuesPrefill = continuesPrefill
        self.acceptsSeed = acceptsSeed
        self.givesLogProbabilities = givesLogProbabilities
    }
}
