/// One scale of the prior, tried on held-out pairs.
public struct PriorScaleTrial: Hashable, Sendable, Codable {
    /// The scale.
    public var scale: Double
    /// The mean log-likelihood of a held-out pair under the posterior predictive, in nats.
    public var logLikelihood: Double
    /// The share of held-out pairs predicted right.
    public var accuracy: Double
    /// Whether this scale was chosen.
    public var isChosen: Bool

    /// Creates a trial.
    public init(scale: Double, logLikelihood: Double, accuracy: Double, isChosen: Bool) {
        self.scale = scale
        self.logLikelihood = logLikelihood
        self.accuracy = accuracy
        self.isChosen = isChosen
    }
}
