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
    /// - Throws: ``DataError`` with file, line and field; code `empty` if there is no line.
    public init(path: String, features known: [String] = []) throws {
        var reader = try LabelsReader(path: path, features: known)
        var rows: [LabelsRow] = []
        while let row = try reader.next() { rows.append(row) }
        guard !rows.isEmpty else { throw DataError(.empty, file: path, reason: "has no labels") }
        let isNamed = reader.isNamed
        let columns = isNamed.indices.filter { isNamed[$0] }
        let names = reader.features
        self.path = path
        sha256 = reader.sha256
        features = columns.map { names[$0] }
        duplicates = reader.duplicates
        pairs = rows.map { row in
            let labels = columns.map { $0 < row.values.count ? FeatureLabel(rawValue: Int(row.values[$0])) : nil }
            return LabelledPair(pair: row.pair, preferred: row.preferred, labels: labels, rater: row.rater)
        }
    }
}
