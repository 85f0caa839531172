/// What two data sets, or two groups of raters, reward, feature by feature.
public struct PreferenceComparison: Hashable, Sendable, Codable {
    /// Candor's version.
    public var candor: String
    /// The first's name.
    public var first: String
    /// The second's name.
    public var second: String
    /// The pairs fitted of the first.
    public var firstPairs: Int
    /// The pairs fitted of the second.
    public var secondPairs: Int
    /// The features that both have, in the order of figures; combinations first.
    public var effects: [PreferenceComparisonRecord]
    /// What keeps either fit from being believed, in words, each with the fit's name.
    public var warnings: [String]

    /// Creates a comparison.
    /// - Parameters:
    ///   - candor: Candor's version.
    ///   - first: The first's name.
    ///   - second: The second's name.
    ///   - firstPairs: The pairs fitted of the first.
    ///   - secondPairs: The pairs fitted of the second.
    ///   - effects: The features that both have; combinations first.
    ///   - warnings: What keeps either fit from being believed; empty when both have converged.
    public init(
        candor: String, first: String, second: String, firstPairs: Int, secondPairs: Int,
        effects: [PreferenceComparisonRecord], warnings: [String] = []
    ) {
        self.candor = candor
        self.first = first
        self.second = second
        self.firstPairs = firstPairs
        self.secondPairs = secondPairs
        self.effects = effects
        self.warnings = warnings
    }
}
