/// A response beside one draw of its baseline, as the judge saw the two.
public struct TrialComparison: Codable, Hashable, Sendable {
    /// The baseline's draw.
    public var draw: Int
    /// How probable it was that the two would be judged, above 0; 1 where all pairs are.
    public var probability: Double
    /// 1 for the response, 0 for the baseline's, ½ where the two orders disagree or the judge finds no difference; `nil`
    /// for unscored.
    public var value: Double?

    /// Creates a comparison.
    /// - Parameters:
    ///   - draw: The baseline's draw.
    ///   - probability: How probable it was that the two would be judged.
    ///   - value: 1, ½ or 0; `nil` for unscored.
    public init(draw: Int, probability: Double, value: Double?) {
        self.draw = draw
        self.probability = probability
        self.value = value
    }
}
