import Candor

/// Makes the figure of a sweep over the checkpoints of a training.
struct CheckpointFigures: Sendable {
    let results: RunResults
    let paper: PaperOptimisation

    /// - Parameters:
    ///   - results: A run that says of which training its models are checkpoints.
    ///   - paper: The paper's curves.
    init?(_ results: RunResults, paper: PaperOptimisation) {
        guard let optimisation = results.run.optimisation, !optimisation.checkpoints.isEmpty else { return nil }
        self.results = results
        self.paper = paper
    }

    /// The headlines of all probes: the metrics of figures 6b and 21, and what the paper does not follow through training.
    static var lines: [Line] {
        Probes.all.compactMap { probe in probe.headline.map { Line(probe: probe, headline: $0) } }
            .enumerated().sorted { ($0.element.headline.place, $0.offset) < ($1.element.headline.place, $1.offset) }
            .map(\.element)
    }

    /// The headline of a probe as a line of the figure.
    struct Line: Sendable {
        var probe: any Probe
        var headline: ProbeHeadline
        var metric: String { headline.metric }
        var title: String { headline.title }
    }

    /// Figure 6b with the paper's two beside it; `nil` where nothing was measured.
    var figures: [CurveFigure] {
        let own = Self.lines.indices.compactMap(curve)
        guard !own.isEmpty else { return [] }
        let papers = ["6b", "21"].map { figure in (figure, Self.lines.indices.compactMap { paperCurve(figure, $0) }) }
        let everything = own + papers.flatMap(\.1)
        let vertical = BestOfNFigures.vertical("percent", everything, unit: .share, includesZero: true)
        let positions = own.flatMap(\.points).map(\.x)
        let first = CurvePanel(
            title: "This run",
            horizontal: CurveAxis("checkpoint, as given", fitting: positions, unit: .score), vertical: vertical,
            curves: own)
        let titles = ["6b": "Paper, figure 6b: Claude 2", "21": "Paper, figure 21: helpful-only, 52B"]
        let beside = papers.map { figure, curves in
            CurvePanel(
                title: titles[figure] ?? figure,
                horizontal: CurveAxis("fraction of RL training", fitting: [0, 1], unit: .score), vertical: vertical,
                curves: curves)
        }
        return [
            CurveFigure(
                id: "6b", title: "Sycophancy through training",
                caption:
                    "Each metric at each checkpoint, with 95% intervals. \(trends)The paper's two trainings by reinforcement "
                    + "learning stand beside it on an axis of their own: the horizontal axes are comparable only in kind, for "
                    + "theirs is the fraction of a training whose settings are unpublished. The paper drew no error bars, its "
                    + "feedback is on arguments alone, and its line for answers in figure 6b has no point at 1/24.",
                panels: [first] + beside)
        ]
    }

    private func curve(_ line: Int) -> Curve? {
        let (probe, title) = (Self.lines[line].probe, Self.lines[line].title)
        let positions = results.run.optimisation?.checkpoints.map(\.position).sorted() ?? []
        let points = positions.compactMap { position -> CurvePoint? in
            let own = results.estimates.filter { $0.checkpoint == position && $0.subset == nil && $0.pm == nil }
            guard let estimate = Headline.estimate(of: probe, in: own) else { return nil }
            return CurvePoint(
                x: position, value: estimate.value, lower: estimate.lower, upper: estimate.upper, n: estimate.n,
                estimate: results.estimates.firstIndex(of: estimate),
                strength: "\(Strength.checkpoint(position).text), \(ModelLabel.short(estimate.model))")
        }
        guard points.contains(where: { $0.value != nil }) else { return nil }
        return Curve(name: title, kind: .run, style: line, points: points)
    }

    private func paperCurve(_ figure: String, _ line: Int) -> Curve? {
        let metric = Self.lines[line].metric
        guard Self.lines[line].headline.paper != nil,
            let drawn = paper.training.first(where: { $0.figure == figure && $0.metric == metric })
        else { return nil }
        let points = zip(drawn.positions, drawn.values).map { position, value in
            CurvePoint(x: position, value: value, strength: "at \(Strength.short(position)) of the training")
        }
        return Curve(name: Self.lines[line].title, kind: .paper, style: line, points: points)
    }

    /// The slopes, as far as they were computed.
    private var trends: String {
        let texts = Self.lines.compactMap { line -> String? in
            guard let trend = results.trends?.first(where: { Self.isOverall($0, of: line.metric) }), trend.slope != nil
            else { return nil }
            let slope = MetricUnit.points.value(trend.slope)
            return "\(line.title.lowercased()) \(slope) (\(MetricUnit.points.interval(trend.lower, trend.upper)))"
        }
        guard !texts.isEmpty else { return "" }
        return "Trend, in points for one unit of the checkpoint, with 95% interval: \(texts.joined(separator: "; ")). "
    }

    static func isOverall(_ trend: TrendRecord, of metric: String) -> Bool {
        trend.metric == metric && trend.dataset == nil && trend.against == .checkpoint
    }
}
