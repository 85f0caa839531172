import Candor
import CandorModels

extension CurveFigure {
    /// The figure as a Vega-Lite 5 specification with its data inside (vega.github.io/vega-lite/docs/spec.html): a panel
    /// beside the other, three in a row; shares and differences in percent.
    public var specification: JSONValue {
        [
            "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
            "title": ["text": .string(heading), "subtitle": .string(Self.key), "anchor": "start", "offset": 14],
            "columns": .number(Double(min(3, panels.count))), "spacing": 34, "concat": .array(panels.map(view)),
            "resolve": ["legend": ["color": "shared", "shape": "shared", "strokeDash": "shared"]],
            "config": PreferenceVegaLite.configuration,
        ]
    }

    private var heading: String { number.map { "Figure \($0). \(title)" } ?? title }

    private static let key = "Bands and bars: 95% intervals of this run; hollow: too few draws, or the paper"

    /// The names in the legend, each once, in the order of the curves.
    private var curves: [Curve] {
        panels.flatMap(\.curves).reduce(into: []) { found, curve in
            if !found.contains(where: { Self.name($0) == Self.name(curve) }) { found.append(curve) }
        }
    }

    private static func name(_ curve: Curve) -> String {
        switch curve.kind {
        case .optimum: "\(curve.name), RL optimum"
        case .paper where !curve.name.hasPrefix("paper"): "paper: \(curve.name)"
        case .run, .bound, .paper: curve.name
        }
    }

    private func view(of panel: CurvePanel) -> JSONValue {
        let values = panel.curves.flatMap { curve in
            curve.points.filter { $0.value != nil }.enumerated().map { datum($1, order: $0, curve, panel) }
        }
        return [
            "title": ["text": .string(panel.title), "fontSize": 12, "anchor": "start"], "width": 250, "height": 190,
            "data": ["values": .array(values)], "layer": .array(layers(panel)),
        ]
    }

    private func datum(_ point: CurvePoint, order: Int, _ curve: Curve, _ panel: CurvePanel) -> JSONValue {
        let unit = panel.vertical.unit
        func number(_ value: Double?) -> JSONValue {
            value.map { .number(($0 * unit.scale * 10_000).rounded() / 10_000) } ?? .null
        }
        return [
            "curve": .string(Self.name(curve)), "kind": .string(curve.kind.rawValue),
            "form": .string(curve.form.rawValue), "at": .string(point.strength),
            "order": .number(Double(order)), "x": .number(((point.x + curve.shift) * 1_000_000).rounded() / 1_000_000),
            "value": number(point.value), "lower": number(point.lower), "upper": number(point.upper),
            "marked": .bool(point.isMarked), "solid": .bool(point.isReliable && curve.kind != .paper),
        ]
    }

    private func layers(_ panel: CurvePanel) -> [JSONValue] {
        let (x, y) = (horizontal(panel.horizontal), vertical(panel.vertical))
        let order: JSONValue = ["field": "order", "type": "quantitative"]
        func filter(_ expression: JSONValue) -> JSONValue { [["filter": expression]] }
        func mark(_ isFilled: Bool) -> JSONValue {
            [
                "transform": filter(.string("datum.marked && \(isFilled ? "" : "!")datum.solid")),
                "mark": ["type": "point", "filled": .bool(isFilled), "size": 42, "opacity": 1, "strokeWidth": 1.4],
                "encoding": ["x": x, "y": y, "color": color, "shape": shape],
            ]
        }
        return [
            [
                // No order: with one Vega-Lite draws no area. It goes from left to right by itself.
                "transform": filter(
                    "datum.kind == 'this run' && datum.form == 'line' && datum.lower != null && datum.upper != null"),
                "mark": ["type": "area", "opacity": 0.14],
                "encoding": [
                    "x": x, "y": vertical(panel.vertical, field: "lower"), "y2": ["field": "upper"], "color": color,
                ],
            ],
            [
                "transform": filter(
                    "datum.kind == 'this run, RL optimum' || datum.form == 'points' && datum.lower != null"),
                "mark": ["type": "rule", "opacity": 0.5],
                "encoding": [
                    "x": x, "y": vertical(panel.vertical, field: "lower"), "y2": ["field": "upper"], "color": color,
                ],
            ],
            [
                "transform": filter("datum.form == 'line'"), "mark": ["type": "line", "strokeWidth": 1.8],
                "encoding": ["x": x, "y": y, "color": color, "strokeDash": dash, "order": order],
            ], mark(true), mark(false),
        ]
    }

    private func horizontal(_ axis: CurveAxis) -> JSONValue {
        var scale: [String: JSONValue] = ["domain": [.number(axis.lowest), .number(axis.highest)]]
        if axis.isLogarithmic { (scale["type"], scale["base"]) = ("log", 2) }
        var marks: [String: JSONValue] = [
            "values": .array(axis.ticks.map(JSONValue.number)), "format": "~g", "grid": false,
        ]
        if let names = axis.names {
            let places = axis.ticks.map { "\($0)" }.joined(separator: ", ")
            let words = names.map { "'\($0)'" }.joined(separator: ", ")
            marks["labelExpr"] = .string("[\(words)][indexof([\(places)], datum.value)]")
        }
        return [
            "field": "x", "type": "quantitative", "title": .string(axis.title), "scale": .object(scale),
            "axis": .object(marks),
        ]
    }

    private func vertical(_ axis: CurveAxis, field: JSONValue = "value") -> JSONValue {
        let scale = axis.unit.scale
        return [
            "field": field, "type": "quantitative", "title": .string(axis.title),
            "scale": ["domain": [.number(axis.lowest * scale), .number(axis.highest * scale)]],
            "axis": ["grid": true],
        ]
    }

    private var names: JSONValue { .array(curves.map { .string(Self.name($0)) }) }

    private func encoding(_ field: JSONValue, _ range: (Curve) -> JSONValue) -> JSONValue {
        [
            "field": field, "type": "nominal", "title": .null,
            "scale": ["domain": names, "range": .array(curves.map(range))],
            "legend": ["columns": 3, "labelLimit": 260, "symbolSize": 80, "symbolOpacity": 1],
        ]
    }

    private var color: JSONValue {
        let colors: [JSONValue] = ["#0f6a70", "#b5541c", "#6a4c93", "#8a6d00", "#2f6fb2", "#b23a6f"]
        let isGrey = panels.contains { panel in
            panel.curves.contains { $0.kind == .run } && panel.curves.contains { $0.kind == .paper }
        }
        return encoding("curve") { curve in
            curve.kind == .bound || curve.kind == .paper && isGrey ? "#958f81" : colors[curve.style % colors.count]
        }
    }

    private var shape: JSONValue { encoding("curve") { .string(CurveMarker(style: $0.style).vegaName) } }

    private var dash: JSONValue {
        encoding("curve") { curve in
            switch curve.kind {
            case .run: [1, 0]
            case .optimum: [6, 4]
            case .bound: [1, 3]
            case .paper: curve.style % 2 == 0 ? [4, 3] : [7, 3]
            }
        }
    }
}
