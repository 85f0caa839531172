import CandorText

/// One line of `labels.jsonl`: a pair, its preference and its features.
public struct LabelledPair: Hashable, Sendable {
    /// The pair's id.
    public var pair: String
    /// Which response was preferred.
    public var preferred: Preference
    /// The labels, in the order of the file's features; `nil` where the labeller gave no usable answer.
    public var labels: [FeatureLabel?]
    /// Who preferred it, where known.
    public var rater: String?

    /// Creates a labelled pair.
    public init(pair: String, preferred: Preference, labels: [FeatureLabel?], rater: String? = nil) {
        self.pair = pair
        self.preferred = preferred
        self.labels = labels
        self.rater = rater
    }
}
