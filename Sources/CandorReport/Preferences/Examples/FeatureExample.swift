import CandorModels

/// A pair to read: one response has more of a feature than the other, and one of them was preferred.
public struct FeatureExample: Hashable, Sendable {
    /// The feature's name.
    public var feature: String
    /// The pair's id.
    public var pair: String
    /// The turns before the responses.
    public var dialogue: Dialogue
    /// The response that has more of the feature.
    public var having: String
    /// The response that has less of it.
    public var lacking: String
    /// Whether the response that has more of it was preferred.
    public var isPreferred: Bool

    /// Creates an example.
    /// - Parameters:
    ///   - feature: The feature's name.
    ///   - pair: The pair's id.
    ///   - dialogue: The turns before the responses.
    ///   - having: The response that has more of the feature.
    ///   - lacking: The response that has less of it.
    ///   - isPreferred: Whether the response that has more of it was preferred.
    public init(
        feature: String, pair: String, dialogue: Dialogue, having: String, lacking: String, isPreferred: Bool
    ) {
        self.feature = feature
        self.pair = pair
        self.dialogue = dialogue
        self.having = having
        self.lacking = lacking
        self.isPreferred = isPreferred
    }
}
