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
    /// - Throws: `DataError` for a file that cannot be read or used.
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
            + (rows.ties > 0 ? "; Davidson's model takes them" : "")
    }
}

/// Labels row by row, one byte each, before it is known which rows and features can be used.
struct LabelTable {
    private var cells: [Int8] = []
    /// Where each row's cells begin.
    private var starts: [Int] = [0]
    private var outcomes: [PairOutcome] = []
    private var groups: [Int32] = []
    private var raters: [String] = []
    private var groupOfRater: [String: Int32] = [:]
    private var lengthDifferences: [Double] = []

    /// The rows so far.
    var count: Int { outcomes.count }

    mutating func append(_ row: LabelsRow, lengthDifference: Double?) {
        cells += row.values
        starts.append(cells.count)
        outcomes.append(PairOutcome(row.preferred))
        groups.append(row.rater.map { group(of: $0) } ?? -1)
        // Lengths count only when all rows have one, so the first that lacks one ends the collection.
        if let lengthDifference, lengthDifferences.count == count - 1 { lengthDifferences.append(lengthDifference) }
    }

    private mutating func group(of rater: String) -> Int32 {
        if let group = groupOfRater[rater] { return group }
        let group = Int32(raters.count)
        groupOfRater[rater] = group
        raters.append(rater)
        return group
    }

    /// The rows and features that can be used.
    /// - Parameters:
    ///   - features: The name of each column.
    ///   - isNamed: Which of them the file has named at all.
    ///   - keepsTies: Whether ties are used.
    ///   - duplicates: Rows whose id stood before, to be passed on.
    func usable(
        features: [String], isNamed: [Bool], keepsTies: Bool, duplicates: Int
    ) throws(StatisticsError) -> UsableLabels {
        let unscored = unscoredByColumn(features.count)
        let columns = features.indices.filter { isNamed[$0] && unscored[$0] < count }
        var data = PreferenceData(features: columns.map { features[$0] })
        data.reserveCapacity(count)
        var counts = RowCounts(
            read: count, used: 0, unscored: 0, ties: 0, duplicates: duplicates, unscoredByFeature: [:])
        for column in features.indices where isNamed[column] && unscored[column] > 0 {
            counts.unscoredByFeature[features[column]] = unscored[column]
        }
        let hasLengths = lengthDifferences.count == count
        var lengths: [Double] = []
        for row in 0..<count {
            let labels = columns.map { cell(row, $0) }
            if labels.contains(LabelsRow.unscored) {
                counts.unscored += 1
            } else if !keepsTies, outcomes[row] == .tie {
                counts.ties += 1
            } else {
                try data.append(
                    labels: labels, outcome: outcomes[row], group: groups[row] < 0 ? nil : Int(groups[row]))
                if hasLengths { lengths.append(lengthDifferences[row]) }
            }
        }
        counts.used = data.count
        return UsableLabels(
            data: data, rows: counts, raters: raters, lengthDifferences: hasLengths ? lengths : nil,
            unlabelled: features.indices.filter { isNamed[$0] && unscored[$0] == count }.map { features[$0] })
    }

    private func unscoredByColumn(_ columns: Int) -> [Int] {
        var unscored = Array(repeating: 0, count: columns)
        for row in 0..<count {
            for column in 0..<columns where cell(row, column) == LabelsRow.unscored { unscored[column] += 1 }
        }
        return unscored
    }

    /// A label; columns that the file names only after a row are unscored in it.
    private func cell(_ row: Int, _ column: Int) -> Int8 {
        let index = starts[row] + column
        return index < starts[row + 1] ? cells[index] : LabelsRow.unscored
    }
}

extension PairOutcome {
    init(_ preference: Preference) {
        switch preference {
        case .a: self = .share(1)
        case .b: self = .share(0)
        case .tie: self = .tie
        case .share(let share): self = .share(share)
        }
    }
}
