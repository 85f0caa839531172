import Candor
import CandorModels

/// What the specifications of this analysis's figures share.
enum PreferenceVegaLite {
    /// The look of reports, on white.
    static let configuration: JSONValue = [
        "background": "white", "font": "Helvetica, Arial, sans-serif", "view": ["stroke": .null],
        "title": ["fontSize": 15, "subtitleFontSize": 11, "subtitleColor": "#5a5f64"],
        "header": ["labelFontSize": 12, "labelFontWeight": "bold", "labelAnchor": "start"],
        "axis": [
            "labelFlush": false,
            "domain": false, "ticks": false, "gridColor": "#e6e3dc", "labelFontSize": 11, "labelLimit": 260,
            "titleFontWeight": "normal",
        ],
        "axisY": ["grid": false], "legend": ["orient": "bottom"], "facet": ["spacing": 28],
    ]

    /// A fraction in percent, rounded far below what a figure can show; `null` for a number that is not finite.
    static func percent(_ value: Double) -> JSONValue {
        value.isFinite ? .number((value * 1_000_000).rounded() / 10_000) : .null
    }
}
