/// How the effects of one fit differ from those of another, on other data or another group of raters.
public struct EffectDifference: Hashable, Sendable, Codable {
    /// The feature, or the name of a combination.
    public var name: String
    /// The posterior of α of the first fit less α of the second.
    public var effect: PosteriorSummary
    /// The posterior of σ(α) of the first less σ(α) of the second.
    public var probability: PosteriorSummary
    /// The posterior probability that the first is the greater.
    public var probabilityOfGreater: Double

    /// Creates a difference.
    public init(
        name: String, effect: PosteriorSummary, probability: PosteriorSummary, probabilityOfGreater: Double
    ) {
        self.name = name
        self.effect = effect
        self.probability = probability
        self.probabilityOfGreater = probabilityOfGreater
    }
}

extension PreferenceFit {
    /// The differences in every feature and combination that two fits share. The fits are of separate data, so that their
    /// posteriors are independent and any draw of one may be set against any draw of the other.
    /// - Parameter other: What is subtracted.
    /// - Returns: Features in the order of this fit, then combinations by name.
    public func difference(from other: PreferenceFit) -> [EffectDifference] {
        []
    }
}
