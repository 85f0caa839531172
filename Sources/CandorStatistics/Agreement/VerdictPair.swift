/// A judge's verdict beside the one it is compared with.
public struct VerdictPair: Hashable, Sendable {
    /// What repeats, as in `Observation`; the row's id where nothing does.
    public let cluster: String
    /// The judge's verdict; nil where it gave none that could be used.
    public let judged: String?
    /// The verdict to compare with.
    public let reference: String

    /// One pair.
    ///
    /// - Parameters:
    ///   - cluster: the item's or the row's id.
    ///   - judged: the judge's verdict; nil for unscored.
    ///   - reference: the verdict to compare with.
    public init(cluster: String, judged: String?, reference: String) {
        self.cluster = cluster
        self.judged = judged
        self.reference = reference
    }
}
