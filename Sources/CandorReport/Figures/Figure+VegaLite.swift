import Candor
import CandorModels

extension Figure {
    /// The figure as a Vega-Lite 5 specification with its data inside (vega.github.io/vega-lite/docs/spec.html): one facet a
    /// panel, one bar an assistant, its error bar and its value; values in percent.
    public var specification: JSONValue {
        [
            "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
            "title": [
                "text": .string("Figure \(id). \(title)"), "subtitle": .string(Self.errorBars), "anchor": "start",
                "offset": 14,
            ],
            "data": ["values": .array(panels.flatMap(rows))],
            "facet": ["field": "panel", "title": .null, "sort": .array(panels.map { .string(name(of: $0)) })],
            "columns": .number(panels.count == 1 ? 1 : 2),
            "spec": ["width": 250, "height": ["step": 17], "layer": .array(layers)],
            "resolve": ["scale": ["y": "independent"]],
            "config": Self.configuration,
        ]
    }

    private static let errorBars = "Error bars: 95% interval for this run, ±1 standard error for the paper"

    private func name(of panel: FigurePanel) -> String {
        panel.dataset.map { "\(DatasetName.readable($0)): \(panel.title)" } ?? panel.title
    }

    private func rows(of panel: FigurePanel) -> [JSONValue] {
        panel.marks.map { mark in
            let control = mark.source == .control ? " (control)" : ""
            return [
                "panel": .string(name(of: panel)), "assistant": .string(ModelLabel.short(mark.model) + control),
                "source": .string(mark.source.rawValue), "value": percent(mark.value), "lower": percent(mark.lower),
                "upper": percent(mark.upper), "n": mark.n.map { .number(Double($0)) } ?? .null,
                "text": .string(NumberText.value(mark.value, isDifference: axis.isDifference)),
            ]
        }
    }

    /// Rounded far below what the figure can show, so that the specification stays readable.
    private func percent(_ value: Double?) -> JSONValue {
        value.map { .number(($0 * 1_000_000).rounded() / 10_000) } ?? .null
    }

    private var layers: [JSONValue] {
        let horizontal: JSONValue = [
            "field": "value", "type": "quantitative", "title": .string(axisTitle),
            "scale": ["domain": [.number(axis.lowest * 100), .number(axis.highest * 100)]],
            "axis": ["values": .array(axis.ticks.map { .number(($0 * 100).rounded()) })],
        ]
        let rows: JSONValue = ["field": "assistant", "type": "nominal", "title": .null, "sort": .null]
        let sources: [FigureMark.Source] = [.thisRun, .control, .paper]
        let shown = sources.filter { source in panels.contains { $0.marks.contains { $0.source == source } } }
        let colors: [FigureMark.Source: JSONValue] = [.thisRun: "#0f6a70", .control: "#86b9b9", .paper: "#c9c5bb"]
        let color: JSONValue = [
            "field": "source", "type": "nominal", "title": .null,
            "scale": [
                "domain": .array(shown.map { .string($0.rawValue) }),
                "range": .array(shown.compactMap { colors[$0] }),
            ],
        ]
        return [
            [
                "mark": ["type": "bar", "height": 10],
                "encoding": [
                    "y": rows, "x": horizontal, "x2": ["datum": .number(axis.origin * 100)], "color": color,
                ],
            ],
            [
                "mark": ["type": "rule", "strokeWidth": 1.2, "color": "#22262a"],
                "encoding": ["y": rows, "x": ["field": "lower", "type": "quantitative"], "x2": ["field": "upper"]],
            ],
            [
                "mark": ["type": "text", "align": "left", "fontSize": 10, "color": "#22262a", "x": 256],
                "encoding": ["y": rows, "text": ["field": "text"]],
            ],
        ]
    }

    private var axisTitle: String { axis.isDifference ? axis.title : "\(axis.title) (%)" }

    private static let configuration: JSONValue = [
        "background": "white", "font": "Helvetica, Arial, sans-serif", "view": ["stroke": .null],
        "title": ["fontSize": 15, "subtitleFontSize": 11, "subtitleColor": "#5a5f64"],
        "header": ["labelFontSize": 12, "labelFontWeight": "bold", "labelAnchor": "start"],
        "axis": ["domain": false, "ticks": false, "gridColor": "#e6e3dc", "labelFontSize": 10, "labelLimit": 190],
        "legend": ["orient": "bottom", "symbolType": "square"], "facet": ["spacing": 34],
    ]
}
