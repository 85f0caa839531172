import Candor

/// A figure of what optimisation does to a metric: figures 6a, 6b and 21 of the paper with this run's curves, and those that
/// the paper lacks. Data first, drawings made from them.
public struct CurveFigure: Hashable, Sendable {
    /// The paper's number, for example `6a`, or a word.
    public var id: String
    /// What the figure shows.
    public var title: String
    /// How to read it.
    public var caption: String
    /// The parts, in reading order.
    public var panels: [CurvePanel]

    /// The paper's number in words, for example `7c and 7d`; `nil` for a figure that the paper lacks.
    var number: String? { id.first?.isNumber == true ? id.replacing("-", with: " and ") : nil }

    /// The data behind the drawing, one row a point, as comma-separated values (RFC 4180) with a header.
    public var csv: String {
        var table = CSVTable(
            header: [
                "figure", "panel", "curve", "source", "strength", "x", "value", "lower", "upper", "n", "reliable",
            ])
        for panel in panels {
            for curve in panel.curves {
                for point in curve.points {
                    table.append([
                        id, panel.title, curve.name, curve.kind.rawValue, point.strength, CSVTable.number(point.x),
                        CSVTable.number(point.value), CSVTable.number(point.lower), CSVTable.number(point.upper),
                        point.n.map(String.init) ?? "", String(point.isReliable),
                    ])
                }
            }
        }
        return table.text
    }
}

extension CurveFigure: ExportableFigure {}
