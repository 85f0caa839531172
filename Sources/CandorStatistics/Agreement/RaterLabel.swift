/// The label that one rater gave one item.
public struct RaterLabel: Hashable, Sendable {
    /// Who gave it.
    public let rater: String
    /// What it was given to.
    public let item: String
    /// What was given, for example a verdict or the name of a preferred response.
    public let label: String
    /// What items are drawn by when they are drawn anew: items of one cluster may depend on each other.
    public let cluster: String

    /// One rating.
    ///
    /// - Parameters:
    ///   - rater: who gave it.
    ///   - item: what it was given to.
    ///   - label: what was given.
    ///   - cluster: what the item shares with others that depend on it; nil for the item itself.
    public init(rater: String, item: String, label: String, cluster: String? = nil) {
        self.rater = rater
        self.item = item
        self.label = label
        self.cluster = cluster ?? item
    }
}
