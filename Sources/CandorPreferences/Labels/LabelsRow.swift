import CandorText

/// One line of a labels file, as ``LabelsReader`` reads it.
public struct LabelsRow: Hashable, Sendable {
    /// The value of a feature that is unscored: `null`, or not in the line.
    public static let unscored = Int8.min

    /// The pair's id.
    public var pair: String
    /// Which response was preferred.
    public var preferred: Preference
    /// Who preferred it, where the file tells.
    public var rater: String?
    /// −1, 0, 1 or ``unscored`` for each of the reader's features so far; features that the file names later only are
    /// missing at the end, and unscored.
    public var values: [Int8]
    /// Whether the pair's id stood in the file before.
    public var isRepeated: Bool
}

extension LabelledPair {
    /// A row as a labelled pair.
    /// - Parameters:
    ///   - row: The row.
    ///   - count: How many features the file has; those that the row lacks at its end are unscored.
    public init(_ row: LabelsRow, count: Int) {
        let labels = row.values.map { FeatureLabel(rawValue: Int($0)) }
        let missing = Array<FeatureLabel?>(repeating: nil, count: max(0, count - labels.count))
        self.init(pair: row.pair, preferred: row.preferred, labels: labels + missing, rater: row.rater)
    }
}
