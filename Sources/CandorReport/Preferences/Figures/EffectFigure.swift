import Candor
import CandorModels

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

extension EffectFigure {
    /// The figure as a Vega-Lite 5 specification with its data inside (vega.github.io/vega-lite/docs/spec.html); values in
    /// percent. Figures of many fits have a panel a source.
    public var specification: JSONValue {
        var result: [String: JSONValue] = [
            "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
            "title": [
                "text": .string(heading), "subtitle": .string(legend), "anchor": "start", "offset": 14,
            ],
            "data": ["values": .array(values)], "config": PreferenceVegaLite.configuration,
        ]
        if hasManyFits {
            result["facet"] = [
                "column": ["field": "source", "title": .null, "sort": .array(sources.map { .string($0.name) })]
            ]
            result["spec"] = .object(view(width: 300, step: id == "19" ? 26 : 18, layers: fitLayers))
        } else {
            result.merge(view(width: 460, step: 26, layers: pairLayers)) { first, _ in first }
        }
        return .object(result)
    }

    private var heading: String { Int(id) == nil ? title : "Figure \(id). \(title)" }

    /// What dots and lines mean, in a line.
    private var legend: String {
        switch id {
        case "19": "Median and 95% interval of six fits, each without another sixth of the pairs"
        case "20": "Each feature unobserved in turn: medians (dots) and all that their 95% intervals cover (line)"
        default: "Posterior median (dot), 50% (thick) and 95% interval (thin)"
        }
    }

    private var hasManyFits: Bool { marks.contains { $0.fit != "all" } }

    /// The sources that there are, in the order of the marks.
    private var sources: [EffectMark.Source] {
        marks.reduce(into: []) { found, mark in if !found.contains(mark.source) { found.append(mark.source) } }
    }

    private var values: [JSONValue] {
        rows.flatMap { row in
            marks(of: row).map { mark in
                var value: [String: JSONValue] = [
                    "feature": .string(row.title), "source": .string(mark.source.name), "fit": .string(mark.fit),
                ]
                for (name, number) in zip(EffectMark.columns, mark.numbers) {
                    value[name] = PreferenceVegaLite.percent(number)
                }
                return .object(value)
            }
        }
    }

    private func view(width: Double, step: Double, layers: [JSONValue]) -> [String: JSONValue] {
        let even: JSONValue = [
            "mark": ["type": "rule", "color": "#5a5f64", "strokeWidth": 1], "encoding": ["x": ["datum": 50]],
        ]
        return [
            "width": .number(width), "height": ["step": .number(step), "for": "position"],
            "layer": .array([even] + layers),
        ]
    }

    private var y: JSONValue {
        ["field": "feature", "type": "nominal", "title": .null, "sort": .array(rows.map { .string($0.title) })]
    }

    private func x(_ field: JSONValue) -> JSONValue {
        [
            "field": field, "type": "quantitative", "title": "Probability of being preferred, all else equal (%)",
            "scale": ["zero": false],
        ]
    }

    private var color: JSONValue {
        let colors: [EffectMark.Source.Style: JSONValue] = [.own: "#0f6a70", .other: "#b5541c", .paper: "#a39d90"]
        return [
            "field": "source", "type": "nominal", "title": .null,
            "scale": [
                "domain": .array(sources.map { .string($0.name) }),
                "range": .array(sources.map { colors[$0.style] ?? "#0f6a70" }),
            ],
        ]
    }

    /// Posteriors of a feature below each other, one a source.
    private var pairLayers: [JSONValue] {
        let offset: JSONValue = ["field": "source", "sort": .array(sources.map { .string($0.name) })]
        return [
            [
                "mark": ["type": "rule", "strokeWidth": 1.4],
                "encoding": ["y": y, "yOffset": offset, "x": x("lower95"), "x2": ["field": "upper95"], "color": color],
            ],
            [
                "mark": ["type": "rule", "strokeWidth": 5],
                "encoding": ["y": y, "yOffset": offset, "x": x("lower50"), "x2": ["field": "upper50"], "color": color],
            ],
            [
                "mark": [
                    "type": "point", "filled": true, "size": 46, "opacity": 1, "stroke": "white", "strokeWidth": 1,
                ],
                "encoding": ["y": y, "yOffset": offset, "x": x("median"), "color": color],
            ],
        ]
    }

    /// Figure 19 has a line a fit; figure 20, with as many fits as features, a dot a fit over all that their intervals cover.
    private var fitLayers: [JSONValue] {
        let offset: JSONValue = id == "19" ? ["yOffset": ["field": "fit"]] : [:]
        func encoding(_ own: [String: JSONValue]) -> JSONValue {
            var all = own
            (all["y"], all["color"]) = (y, color)
            if case .object(let more) = offset { all.merge(more) { first, _ in first } }
            return .object(all)
        }
        var (low, high): (JSONValue, JSONValue) = (x("lower95"), ["field": "upper95"])
        if id != "19", case .object(var bounds) = low {
            bounds["aggregate"] = "min"
            (low, high) = (.object(bounds), ["field": "upper95", "aggregate": "max"])
        }
        return [
            ["mark": ["type": "rule", "strokeWidth": 1.1], "encoding": encoding(["x": low, "x2": high])],
            [
                "mark": [
                    "type": "point", "filled": true, "size": .number(id == "19" ? 16 : 26),
                    "opacity": .number(id == "19" ? 1 : 0.45),
                ], "encoding": encoding(["x": x("median")]),
            ],
        ]
    }
}
