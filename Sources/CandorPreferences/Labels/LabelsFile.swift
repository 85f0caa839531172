import Candor
import CandorText

/// A labels file, all at once.
public struct LabelsFile: Sendable {
    /// The file.
    public var path: String
    /// SHA-256 of its bytes, in hexadecimal.
    public var sha256: String
    /// Every feature that the file names: those known beforehand in their order, then the others as they appear.
    public var features: [String]
    /// The pairs in the file's order, their labels in that of ``features``.
    public var pairs: [LabelledPair]
    /// Lines whose pair stood in the file before; they are in ``pairs`` all the same.
    public var duplicates: Int

    /// Reads a file.
    /// - Parameters:
    ///   - path: The file, plain or gzip.
    ///   - known: The features that come first, in this order, where the file names them; usually a pack's.
    /// - Throws: `DataError` with file, line and field; code `empty` if there is no line.
    public init(path: String, features known: [String] = []) throws {
        var reader = try LabelsReader(path: path, features: known)
        pairs = []
        while let row = try reader.next() {
            let labels = row.values.map { FeatureLabel(rawValue: Int($0)) }
            pairs.append(LabelledPair(pair: row.pair, preferred: row.preferred, labels: labels, rater: row.rater))
        }
        guard !pairs.isEmpty else { throw DataError(.empty, file: path, reason: "has no labels") }
        self.path = path
        sha256 = reader.sha256
        duplicates = reader.duplicates
        let names = reader.features
        let isNamed = reader.isNamed
        let columns = names.indices.filter { isNamed[$0] }
        features = columns.map { names[$0] }
        let areAllNamed = columns.count == names.count
        for index in pairs.indices where !areAllNamed || pairs[index].labels.count < columns.count {
            let labels = pairs[index].labels
            pairs[index].labels = columns.map { $0 < labels.count ? labels[$0] : nil }
        }
    }
}
