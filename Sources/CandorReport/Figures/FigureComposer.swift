import Candor

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
