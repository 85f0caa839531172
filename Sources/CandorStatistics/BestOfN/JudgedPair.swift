/// A draw of a condition beside a draw of its baseline, and what the comparison of the two said.
public struct JudgedPair: Hashable, Sendable {
    /// The index of the condition's draw.
    public let conditionDraw: Int
    /// The index of the baseline's draw.
    public let baselineDraw: Int
    /// How probable it was that this pair would be judged, above 0; 1 where all pairs are.
    public let probability: Double
    /// The comparison's value, for example 1, ½, 0; nil for unscored.
    public let value: Double?

    /// A judged pair.
    ///
    /// - Parameters:
    ///   - conditionDraw: the index of the condition's draw, from 0.
    ///   - baselineDraw: the index of the baseline's draw, from 0.
    ///   - probability: how probable it was that this pair would be judged, above 0, at most 1.
    ///   - value: the comparison's value; nil for unscored.
    public init(conditionDraw: Int, baselineDraw: Int, probability: Double = 1, value: Double?) {
        self.conditionDraw = conditionDraw
        self.baselineDraw = baselineDraw
        self.probability = probability
        self.value = value
    }
}
