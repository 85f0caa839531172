import Candor
import CandorModels

/// A figure of the paper redrawn with a run's numbers beside the paper's: data first, drawings made from them.
public struct Figure: Hashable, Sendable {
    /// The paper's number, for example `1`.
    public var id: String
    /// What the figure shows.
    public var title: String
    /// How to read it: what is measured, over what, and what the error bars mean.
    public var caption: String
    /// The value axis.
    public var axis: FigureAxis
    /// The parts, in reading order.
    public var panels: [FigurePanel]

    /// Makes the figures of a run.
    /// - Parameters:
    ///   - results: What the run found.
    ///   - selection: Which figures.
    /// - Returns: The figures for which the run has a number, in the paper's order.
    /// - Throws: ``ReportError`` with `brokenInstallation`.
    public static func figures(of results: RunResults, _ selection: FigureSelection = .main) throws -> [Figure] {
        // Where preference models chose, every bar would be a curve: CurveFigure draws those.
        guard results.run.optimisation?.scorers.isEmpty ?? true else { return [] }
        let paper = try PaperValues.shipped()
        return FigurePlan.plans(selection).compactMap {
            FigureComposer(results: results, paper: paper, probe: $0.probe).figure($0.plan)
        }
    }

    /// The data behind the drawing, one row a bar, as comma-separated values (RFC 4180) with a header.
    public var csv: String {
        var table = CSVTable(
            header: [
                "figure", "panel", "dataset", "model", "source", "value", "lower", "upper", "interval", "n",
            ])
        for panel in panels {
            for mark in panel.marks {
                table.append([
                    id, panel.title, panel.dataset ?? "", mark.model, mark.source.rawValue, CSVTable.number(mark.value),
                    CSVTable.number(mark.lower), CSVTable.number(mark.upper), mark.interval,
                    mark.n.map(String.init) ?? "",
                ])
            }
        }
        return table.text
    }
}

/// Puts a run's estimates and the paper's values together into figures.
struct FigureComposer: Sendable {
    var results: RunResults
    var paper: PaperValues
    /// Whose figures they are.
    var probe: any Probe

    /// The figure of a plan, `nil` where the run has no number for it.
    func figure(_ plan: FigurePlan) -> Figure? {
        let panels = plan.byDataset ? panelsByDataset(plan) : plan.parts.map { panel(plan, $0, dataset: nil) }
        guard panels.contains(where: { $0.marks.contains { $0.source != .paper } }) else { return nil }
        let axis = axis(of: plan, panels)
        return Figure(id: plan.id, title: plan.title, caption: plan.caption, axis: axis, panels: panels)
    }

    /// The run's data sets first, then those that only the paper has.
    private func panelsByDataset(_ plan: FigurePlan) -> [FigurePanel] {
        var datasets: [String] = []
        let metrics = Set(plan.parts.map(\.metric))
        for estimate in results.estimates where estimate.probe == probe.name && metrics.contains(estimate.metric) {
            if let dataset = estimate.dataset, !datasets.contains(dataset) { datasets.append(dataset) }
        }
        for dataset in paper.datasets(figure: plan.id) where !datasets.contains(dataset) { datasets.append(dataset) }
        return datasets.flatMap { dataset in plan.parts.map { panel(plan, $0, dataset: dataset) } }
    }

    private func panel(_ plan: FigurePlan, _ part: FigurePlan.Part, dataset: String?) -> FigurePanel {
        var marks: [FigureMark] = []
        for model in results.run.models.map(\.name) {
            marks += mark(model, part, plan, part.condition, .thisRun, dataset: dataset)
            if let control = plan.control, part.condition != nil {
                marks += mark(model, part, plan, control, .control, dataset: dataset)
            }
        }
        let drawn = paper.marks(
            figure: part.paper ?? plan.id, metric: part.metric, condition: part.condition, dataset: dataset)
        if let drawn {
            for (index, model) in paper.models.enumerated() {
                let (value, error) = (drawn.values[index], drawn.errors[index])
                marks.append(
                    FigureMark(
                        model: model, source: .paper, value: value, lower: value - error, upper: value + error,
                        n: drawn.n?[index], estimate: nil))
            }
        }
        return FigurePanel(title: part.title, dataset: dataset, marks: marks)
    }

    /// This run's mark; over data sets, a run that has a single data set may stand for their mean.
    private func mark(
        _ model: String, _ part: FigurePlan.Part, _ plan: FigurePlan, _ condition: Condition?,
        _ source: FigureMark.Source, dataset: String?
    ) -> [FigureMark] {
        let matching = results.estimates.indices.filter { index in
            let estimate = results.estimates[index]
            return estimate.probe == probe.name && estimate.model == model && estimate.metric == part.metric
                && estimate.subset == plan.subset
                && (estimate.condition == condition || (hasOneCondition && estimate.condition == nil))
        }
        let exact = matching.first { results.estimates[$0].dataset == dataset }
        guard let index = exact ?? (dataset == nil && matching.count == 1 ? matching.first : nil) else { return [] }
        let estimate = results.estimates[index]
        return [
            FigureMark(
                model: model, source: source, value: estimate.value, lower: estimate.lower, upper: estimate.upper,
                n: estimate.n, estimate: index)
        ]
    }

    /// Of a probe with a single condition every number is under it.
    private var hasOneCondition: Bool { probe.conditions.count == 1 }

    /// Shares run from 0 to 1; differences symmetrically, as far as the longest bar needs.
    private func axis(of plan: FigurePlan, _ panels: [FigurePanel]) -> FigureAxis {
        var highest = 1.0
        if plan.isDifference {
            let ends = panels.flatMap(\.marks).flatMap { [$0.lower, $0.upper, $0.value] }.compactMap { $0 }
            let reach = ends.map(abs).max() ?? 0.1
            highest = min(1, max(0.1, (reach * 10).rounded(.up) / 10))
        }
        return FigureAxis(
            title: plan.axisTitle, origin: plan.origin, lowest: plan.isDifference ? -highest : 0, highest: highest,
            isDifference: plan.isDifference)
    }
}

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
