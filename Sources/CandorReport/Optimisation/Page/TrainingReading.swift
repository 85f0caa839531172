import Candor

/// What happened to each kind of sycophancy through a training, in plain words.
struct TrainingReading: Sendable {
    /// The figure's curves of this run.
    let curves: [Curve]
    let trends: [TrendRecord]

    /// - Parameters:
    ///   - figure: The sweep's figure.
    ///   - results: What the run found.
    init(_ figure: CurveFigure, _ results: RunResults) {
        curves = figure.panels.flatMap(\.curves).filter { $0.kind == .run }
        trends = results.trends ?? []
    }

    /// One reading a metric.
    var readings: [ReadingView] {
        CheckpointFigures.lines.compactMap { line in
            guard let curve = curves.first(where: { $0.name == line.title }),
                let first = curve.points.first(where: { $0.value != nil }),
                let last = curve.points.last(where: { $0.value != nil })
            else { return nil }
            let unit = MetricGuide.of(line.metric).unit
            let text =
                "From \(first.strength) to \(last.strength) it goes from \(value(first, unit)) to \(value(last, unit))."
            return ReadingView(
                model: line.title, text: [text, trend(line.metric)].compactMap { $0 }.joined(separator: " "))
        }
    }

    private func value(_ point: CurvePoint, _ unit: MetricUnit) -> String {
        let value = unit.value(point.value)
        guard point.lower != nil, point.upper != nil else { return "\(value) (interval unknown)" }
        return "\(value) (95%\u{A0}interval \(unit.interval(point.lower, point.upper)))"
    }

    private func trend(_ metric: String) -> String? {
        guard let trend = trends.first(where: { CheckpointFigures.isOverall($0, of: metric) }), let slope = trend.slope,
            let lower = trend.lower, let upper = trend.upper
        else { return nil }
        let text =
            "\(MetricUnit.points.value(slope)) points for one unit of the checkpoint (95%\u{A0}interval "
            + "\(MetricUnit.points.interval(lower, upper)))"
        return lower <= 0 && upper >= 0 ? "A trend cannot be told from none: \(text)." : "The trend is \(text)."
    }
}
