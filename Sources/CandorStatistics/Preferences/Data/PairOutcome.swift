/// Which of a pair's two responses was preferred.
public enum PairOutcome: Hashable, Sendable {
    /// The first response, A, by this share of the judgements: 1 for A, 0 for B, between them for a soft label, which is a
    /// fractional Bernoulli outcome.
    case share(Double)
    /// Neither.
    case tie
}
