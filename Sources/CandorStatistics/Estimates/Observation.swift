/// One scored or unscored result of one cluster, for example of an item at one draw.
public struct Observation: Hashable, Sendable {
    /// What repeats: the item's id. Observations of one cluster may depend on each other, those
    /// of different clusters do not. Ids must differ between datasets.
    public let cluster: String
    /// The score; nil where the judge gave no usable verdict.
    public let value: Double?

    /// One result.
    ///
    /// - Parameters:
    ///   - cluster: the item's id.
    ///   - value: the score; nil for unscored.
    public init(cluster: String, value: Double?) {
        self.cluster = cluster
        self.value = value
    }

    /// One yes-or-no result.
    ///
    /// - Parameters:
    ///   - cluster: the item's id.
    ///   - verdict: true counts 1, false 0; nil for unscored.
    public init(cluster: String, verdict: Bool?) {
        self.init(cluster: cluster, value: verdict.map { $0 ? 1 : 0 })
    }
}
