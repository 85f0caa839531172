import Candor
import CandorModels

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

extension CorrelationFigure {
    /// The figure as a Vega-Lite 5 specification with its data inside (vega.github.io/vega-lite/docs/spec.html): this data
    /// below the diagonal, the paper above it.
    public var specification: JSONValue {
        let order: JSONValue = .array(rows.map { .string($0.title) })
        func axis(_ field: JSONValue, angle: Double) -> JSONValue {
            [
                "field": field, "type": "nominal", "title": .null, "sort": order, "scale": ["domain": order],
                "axis": ["labelAngle": .number(angle)],
            ]
        }
        return [
            "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
            "title": [
                "text": .string("Figure \(id). \(title)"), "anchor": "start", "offset": 14,
                "subtitle": "Below the diagonal: this data. Above: the paper (2023).",
            ],
            "data": ["values": .array(values)], "width": ["step": 20], "height": ["step": 20],
            "mark": ["type": "rect", "stroke": "white", "strokeWidth": 1],
            "encoding": [
                "x": axis("column", angle: -55), "y": axis("row", angle: 0),
                "color": [
                    "field": "correlation", "type": "quantitative", "title": "Correlation",
                    "scale": [
                        "domain": [.number(-limit), 0, .number(limit)], "range": ["#b5541c", "#fbfaf7", "#0f6a70"],
                        "clamp": true,
                    ],
                ],
            ],
            "config": PreferenceVegaLite.configuration,
        ]
    }

    /// The absolute correlation at which the colour is strongest: the largest one, at least 0.2.
    var limit: Double {
        let largest = cells.map { abs($0.correlation) }.filter(\.isFinite).max() ?? 0
        return min(1, max(0.2, (largest * 10).rounded(.up) / 10))
    }

    private var values: [JSONValue] {
        let titles = Dictionary(rows.map { ($0.feature, $0.title) }) { first, _ in first }
        return cells.map { cell in
            let isOwn = cell.source.style == .own
            let (first, second) = (titles[cell.first] ?? cell.first, titles[cell.second] ?? cell.second)
            return [
                "row": .string(isOwn ? first : second), "column": .string(isOwn ? second : first),
                "source": .string(cell.source.name),
                "correlation": cell.correlation.isFinite
                    ? .number((cell.correlation * 10_000).rounded() / 10_000) : .null,
            ]
        }
    }
}
