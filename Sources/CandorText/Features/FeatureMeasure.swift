/// How much of a feature a response has, in a number, and how much more is more.
package struct FeatureMeasure: Sendable {
    /// The feature's name.
    package var feature: String
    /// What two responses may differ by and still be about the same; in the measure's own unit.
    var deadZone: Double
    /// Whether it needs the valences of a sentiment lexicon.
    package var needsSentiment = false
    /// The measure.
    package var value: @Sendable (ResponseView) -> Double

    init(
        _ feature: String, deadZone: Double, needsSentiment: Bool = false,
        value: @escaping @Sendable (ResponseView) -> Double
    ) {
        self.feature = feature
        self.deadZone = deadZone
        self.needsSentiment = needsSentiment
        self.value = value
    }

    /// Which of two responses has more: the same rule whichever stands first.
    package func label(_ a: ResponseView, _ b: ResponseView) -> FeatureLabel { label(value(a), value(b)) }

    /// Which of two responses has more, by what was measured.
    package func label(_ a: Double, _ b: Double) -> FeatureLabel {
        let difference = a - b
        return difference > deadZone ? .a : difference < -deadZone ? .b : .same
    }

    /// The built-in measures by feature.
    package static let builtIn = Dictionary(
        uniqueKeysWithValues: (sides + tone + argument + form).map { ($0.feature, $0) })
}
