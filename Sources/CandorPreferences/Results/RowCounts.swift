/// How many rows were used, and why others were not.
public struct RowCounts: Hashable, Sendable, Codable {
    /// Rows read.
    public var read: Int
    /// Rows fitted.
    public var used: Int
    /// Rows left out because a feature is unscored.
    public var unscored: Int
    /// Ties left out.
    public var ties: Int
    /// Rows whose id stood in the file before.
    public var duplicates: Int
    /// For each feature, the rows in which it is unscored.
    public var unscoredByFeature: [String: Int]

    /// Creates counts.
    public init(
        read: Int, used: Int, unscored: Int, ties: Int, duplicates: Int, unscoredByFeature: [String: Int]
    ) {
        self.read = read
        self.used = used
        self.unscored = unscored
        self.ties = ties
        self.duplicates = duplicates
        self.unscoredByFeature = unscoredByFeature
    }
}
