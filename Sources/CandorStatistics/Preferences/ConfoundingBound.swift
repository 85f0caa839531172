/// How strong something unobserved would have to be to explain an effect away: the E-value (VanderWeele & Ding 2017) on the
/// scale of the odds ratio, which for a common outcome is turned into a risk ratio by its square root.
public struct ConfoundingBound: Hashable, Sendable, Codable {
    /// The effect in question.
    public var name: String
    /// exp(α): the odds ratio, at the posterior median.
    public var oddsRatio: Double
    /// The E-value of the median: the least association, as a risk ratio, that the confounder must have both with the
    /// feature and with the preference.
    public var eValue: Double
    /// The E-value of the interval's end nearer to no effect; 1 if the interval holds no effect.
    public var eValueOfInterval: Double
    /// The feature whose own effect and association with this one come nearest to that strength, and its strength: a measure
    /// of what is plausible.
    public var strongestObserved: String?
    /// The strength of that feature, as a risk ratio.
    public var strongestObservedRiskRatio: Double?

    /// Creates a bound.
    public init(
        name: String, oddsRatio: Double, eValue: Double, eValueOfInterval: Double, strongestObserved: String?,
        strongestObservedRiskRatio: Double?
    ) {
        self.name = name
        self.oddsRatio = oddsRatio
        self.eValue = eValue
        self.eValueOfInterval = eValueOfInterval
        self.strongestObserved = strongestObserved
        self.strongestObservedRiskRatio = strongestObservedRiskRatio
    }
}
