import Candor
import CandorStatistics

/// The rows of labels that a fit can use, as numbers, and what became of the others.
///
/// A row with an unscored feature is left out and counted, and so is a tie unless ties are modelled; a feature that is
/// unscored in every row is left out instead, so that a labeller which cannot see it does not cost all the others.
public struct UsableLabels: Sendable {
    /// The rows used.
    public var data: PreferenceData
    /// How many rows were used, and why others were not.
    public var rows: RowCounts
    /// The raters, in the order of the groups in ``data``.
    public var raters: [String]
    /// How much longer A is than B for each row used, where it is known of all of them.
    public var lengthDifferences: [Double]?
    /// Features that are unscored in every row.
    public var unlabelled: [String]
}

extension UsableLabels {
    /// Reads labels.
    /// - Parameters:
    ///   - path: A labels file, plain or gzip.
    ///   - known: The features that come first, usually a pack's.
    ///   - keepsTies: Whether ties are used.
    ///   - including: Which rows count at all; by default every one.
    ///   - lengthDifference: How much longer A is than B, where it is known.
    /// - Returns: The labels, and SHA-256 of the file.
    /// - Throws: ``DataError`` for a file that cannot be read or used.
    public static func read(
        _ path: String, known: [String], keepsTies: Bool, including: (LabelsRow) -> Bool = { _ in true },
        lengthDifference: (LabelsRow) -> Double? = { _ in nil }
    ) throws -> (labels: UsableLabels, sha256: String) {
        var reader = try LabelsReader(path: path, features: known)
        var table = LabelTable()
        while let row = try reader.next() {
            if including(row) { table.append(row, lengthDifference: lengthDifference(row)) }
        }
        guard table.count > 0 else {
            throw DataError(
                .empty, file: path,
                reason: reader.rows == 0 ? "has no labels" : "none of its \(reader.rows) rows is meant")
        }
        let named = reader.isNamed
        let labels = try table.usable(
            features: reader.features, isNamed: named, keepsTies: keepsTies, duplicates: reader.duplicates)
        guard !labels.data.features.isEmpty else {
            throw DataError(.empty, file: path, reason: "no feature has a label in any row")
        }
        guard labels.data.count > 0 else {
            throw DataError(.empty, file: path, reason: labels.whyNothingIsLeft)
        }
        return (labels, reader.sha256)
    }

    private var whyNothingIsLeft: String {
        "no row can be used: of \(rows.read), \(rows.unscored) have an unscored feature and \(rows.ties) are ties"
            + (rows.ties > 0 ? "; see --ties" : "")
    }
}
