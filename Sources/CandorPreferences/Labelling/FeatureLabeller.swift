import CandorText

/// Says for each feature which response of a pair has more of it.
///
/// A labeller is never told which response was preferred.
public protocol FeatureLabeller: Sendable {
    /// The name that the user gave: `rules`, or a model's.
    var name: String { get }

    /// Labels a pair.
    /// - Parameters:
    ///   - pair: The pair, its responses in the order in which they are to be shown.
    ///   - features: What to look at.
    /// - Returns: A label a feature, in their order; `nil` where the labeller has no usable answer.
    /// - Throws: What a model throws when it cannot answer.
    func labels(of pair: PreferencePair, features: [PreferenceFeature]) async throws -> [FeatureLabel?]
}
