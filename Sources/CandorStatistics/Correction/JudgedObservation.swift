/// A trial as a judge scored it and, if it was among those sampled for labelling, as the gold verdict has it.
public struct JudgedObservation: Hashable, Sendable {
    /// The item's id, as in `Observation`.
    public let cluster: String
    /// The judge's score; nil where it gave no usable verdict.
    public let judged: Double?
    /// The gold score; nil where the trial was not labelled.
    public let gold: Double?

    /// One trial.
    ///
    /// - Parameters:
    ///   - cluster: the item's id.
    ///   - judged: the judge's score; nil for unscored.
    ///   - gold: the gold score; nil for not labelled.
    public init(cluster: String, judged: Double?, gold: Double?) {
        self.cluster = cluster
        self.judged = judged
        self.gold = gold
    }
}
