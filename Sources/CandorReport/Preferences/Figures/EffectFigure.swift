import Candor

/// Figures 5, 19 and 20 of the paper with this data beside the paper's, and the comparison of two data sets: effects of
/// features with their intervals. Data first, drawings made from them.
public struct EffectFigure: Hashable, Sendable {
    /// The paper's number, for example `5`; `comparison` for that of two data sets.
    public var id: String
    /// What it shows.
    public var title: String
    /// How to read it.
    public var caption: String
    /// The rows from top to bottom: combined effects, then features by this data's median.
    public var rows: [EffectRow]
    /// The posteriors, row by row; this data's before the paper's.
    public var marks: [EffectMark]

    /// The marks of one row.
    /// - Parameter row: The row.
    public func marks(of row: EffectRow) -> [EffectMark] { marks.filter { $0.feature == row.feature } }

    /// The data behind the drawing, one line a posterior, as comma-separated values (RFC 4180) with a header. Probabilities
    /// are fractions.
    public var csv: String {
        var table = CSVTable(header: ["figure", "feature", "title", "source", "fit"] + EffectMark.columns)
        for row in rows {
            for mark in marks(of: row) {
                table.append(
                    [id, row.feature, row.title, mark.source.name, mark.fit] + mark.numbers.map { CSVTable.number($0) })
            }
        }
        return table.text
    }
}

extension EffectFigure: ExportableFigure {}
