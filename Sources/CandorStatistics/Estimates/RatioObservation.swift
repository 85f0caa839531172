/// What one trial adds to the numerator and to the denominator of a ratio, for example of a conditional rate:
/// "correct became incorrect" over "first answer correct".
public struct RatioObservation: Hashable, Sendable {
    /// The item's id, as in `Observation`.
    public let cluster: String
    /// What is added above the line; nil where it was not scored.
    public let numerator: Double?
    /// What is added below the line; nil where it was not scored.
    public let denominator: Double?

    /// One trial's share in a ratio.
    ///
    /// - Parameters:
    ///   - cluster: the item's id.
    ///   - numerator: what is added above the line; nil for unscored.
    ///   - denominator: what is added below the line; nil for unscored.
    public init(cluster: String, numerator: Double?, denominator: Double?) {
        self.cluster = cluster
        self.numerator = numerator
        self.denominator = denominator
    }

    /// One trial's share in a conditional rate.
    ///
    /// - Parameters:
    ///   - cluster: the item's id.
    ///   - event: whether it happened; nil for unscored, which does no harm where the condition does not hold.
    ///   - condition: whether the trial counts at all; nil for unscored.
    public init(cluster: String, event: Bool?, given condition: Bool?) {
        let happened = condition == false ? false : event
        self.init(
            cluster: cluster, numerator: happened.map { $0 ? 1 : 0 }, denominator: condition.map { $0 ? 1 : 0 })
    }

    /// Both parts, where both were scored.
    package var scored: (numerator: Double, denominator: Double)? {
        guard let numerator, let denominator else { return nil }
        return (numerator, denominator)
    }
}
