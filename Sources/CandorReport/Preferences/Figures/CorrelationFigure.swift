import Candor

/// Figure 18 of the paper: how the posteriors of the effects hang together, this data's and the paper's.
public struct CorrelationFigure: Hashable, Sendable {
    /// One pair of features.
    public struct Cell: Hashable, Sendable {
        /// The feature that stands later in the order.
        public var first: String
        /// The feature that stands earlier.
        public var second: String
        /// Whose posterior it is.
        public var source: EffectMark.Source
        /// The correlation, −1 to 1.
        public var correlation: Double
    }

    /// The paper's number.
    public let id = "18"
    /// What it shows.
    public var title: String
    /// How to read it.
    public var caption: String
    /// The features, in the order of rows and columns.
    public var rows: [EffectRow]
    /// Every pair of two features, this data's before the paper's.
    public var cells: [Cell]

    /// The data behind the drawing, one line a pair and source, as comma-separated values (RFC 4180) with a header.
    public var csv: String {
        var table = CSVTable(header: ["figure", "first", "second", "source", "correlation"])
        for cell in cells {
            table.append([id, cell.first, cell.second, cell.source.name, CSVTable.number(cell.correlation)])
        }
        return table.text
    }
}

extension CorrelationFigure: ExportableFigure {}
