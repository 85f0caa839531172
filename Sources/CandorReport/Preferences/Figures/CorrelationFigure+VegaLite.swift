import Candor
import CandorModels

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
