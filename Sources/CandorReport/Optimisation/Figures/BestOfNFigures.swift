import Candor

/// Makes the figures of a run in which preference models chose among the draws of a policy.
struct BestOfNFigures: Sendable {
    /// A probe, by its panel.
    struct Part: Sendable {
        var probe: ProbeName
        var metric: String
        var title: String
    }

    /// The probes whose responses can be chosen among.
    static var parts: [Part] {
        Probes.all.filter { $0.drawMeasure != nil }.compactMap { probe in
            probe.headline.map { Part(probe: probe.name, metric: $0.metric, title: $0.title) }
        }
    }

    let results: RunResults
    let paper: PaperOptimisation
    let estimates: OptimisedEstimates
    /// The preference models, in the order of their colours, and their names for a reader.
    let scorers: [String]
    let names: [String: String]
    let largest: Int

    /// - Parameters:
    ///   - results: A run that says what its responses were optimised against.
    ///   - paper: The paper's curves.
    init?(_ results: RunResults, paper: PaperOptimisation) {
        guard let optimisation = results.run.optimisation, !optimisation.scorers.isEmpty else { return nil }
        self.results = results
        self.paper = paper
        estimates = OptimisedEstimates(results.estimates)
        scorers = optimisation.scorers.map(\.name)
        names = PreferenceModelLabel.distinct(scorers)
        largest = max(optimisation.bestOf.max() ?? 1, results.estimates.lazy.compactMap(\.bestOf).max() ?? 1)
    }

    /// The figures for which the run has a number.
    var figures: [CurveFigure] {
        [sycophancy, scores, frontier, divergence, length].compactMap { $0 }
    }

    /// The parts that were measured.
    var measured: [Part] { Self.parts.filter { estimates.has($0.probe) } }

    /// The curve of one metric on N.
    func curve(_ probe: ProbeName, _ metric: String, pm: String, scoredBy: String? = nil, model: String) -> Curve? {
        let key = OptimisedEstimates.Curve(probe: probe, metric: metric, model: model, pm: pm, scoredBy: scoredBy)
        let points = drawn(estimates.bestOf(key)).map { n, point in
            Self.point(point, x: Double(n), isMarked: isShown(n))
        }
        guard points.contains(where: { $0.value != nil }) else { return nil }
        let owner = scoredBy ?? pm
        return Curve(
            name: name(of: owner, model: model), kind: .run, style: scorers.firstIndex(of: owner) ?? 0, points: points)
    }

    func isShown(_ n: Int) -> Bool { ShownNumbers(largest: largest).contains(n) }

    func drawn(_ points: [(n: Int, point: OptimisedEstimates.Point)]) -> [(n: Int, point: OptimisedEstimates.Point)] {
        let kept = ShownNumbers.drawn(points.map(\.n), largest: largest)
        return points.filter { kept.contains($0.n) }
    }

    /// A preference model, and which policy where there are several.
    func name(of scorer: String, model: String) -> String {
        let name = names[scorer] ?? PreferenceModelLabel.short(scorer)
        return results.run.models.count > 1 ? "\(name), \(ModelLabel.short(model))" : name
    }

    static func point(_ point: OptimisedEstimates.Point, x: Double, isMarked: Bool = true) -> CurvePoint {
        let estimate = point.estimate
        return CurvePoint(
            x: x, value: estimate.value, lower: estimate.lower, upper: estimate.upper, n: estimate.n,
            estimate: point.index, strength: point.strength.text, isReliable: estimate.reliable ?? true,
            isMarked: isMarked)
    }

    /// A vertical axis that holds every curve, intervals included.
    static func vertical(_ title: String, _ curves: [Curve], unit: MetricUnit, includesZero: Bool = false) -> CurveAxis
    {
        let values = curves.flatMap(\.points).flatMap { [$0.value, $0.lower, $0.upper] }.compactMap { $0 }
        return CurveAxis(title, fitting: values, unit: unit, includesZero: includesZero)
    }

    /// One curve a policy and preference model that chose.
    func curves(_ body: (_ pm: String, _ model: String) -> Curve?) -> [Curve] {
        results.run.models.flatMap { model in scorers.compactMap { body($0, model.name) } }
    }

    static let axisOfN = "N, responses to choose from"
}

extension BestOfNFigures {
    /// Over-optimisation: what every preference model thinks of what one of them chose.
    var scores: CurveFigure? {
        let panels = results.run.models.flatMap { model in
            scorers.flatMap { pm in measured.compactMap { scorePanel(pm, $0, model: model.name) } }
        }
        guard !panels.isEmpty else { return nil }
        // One axis for all, so that panels compare.
        let vertical = Self.vertical("gain in SD", panels.flatMap(\.curves), unit: .deviations, includesZero: true)
        return CurveFigure(
            id: "over-optimisation", title: "The score that is optimised, and what the others think of it",
            caption:
                "Gain in score of what was chosen over the policy's responses, in standard deviations of each preference "
                + "model's scores within a prompt. The thick line is the model that chose, the proxy: it can only rise. "
                + "Where another model's line stays flat or falls while the proxy rises, the proxy is over-optimised "
                + "by that model's lights. The bands are 95% intervals.",
            panels: panels.map { panel in
                var panel = panel
                panel.vertical = vertical
                return panel
            })
    }

    private func scorePanel(_ pm: String, _ part: Part, model: String) -> CurvePanel? {
        let curves = scorers.compactMap { scorer -> Curve? in
            var curve = curve(part.probe, "pm_gain", pm: pm, scoredBy: scorer, model: model)
            curve?.isEmphasised = scorer == pm
            return curve
        }
        guard !curves.isEmpty else { return nil }
        return CurvePanel(
            title: "\(ConditionText.of(part.probe)), chosen by \(name(of: pm, model: model))",
            horizontal: CurveAxis(Self.axisOfN, upTo: largest),
            vertical: Self.vertical("gain in SD", curves, unit: .deviations, includesZero: true), curves: curves)
    }
}

extension BestOfNFigures {
    /// Figure 6a: what choosing the best of N does to each kind of sycophancy.
    var sycophancy: CurveFigure? {
        let panels = measured.compactMap { part -> CurvePanel? in
            let own = curves { pm, model in curve(part.probe, part.metric, pm: pm, model: model) }
            guard !own.isEmpty else { return nil }
            let all = own + papers(part.metric)
            let unit = MetricGuide.of(part.metric).unit
            return CurvePanel(
                title: part.title, horizontal: CurveAxis(Self.axisOfN, upTo: largest),
                vertical: Self.vertical(Self.title(unit), all, unit: unit), curves: all)
        }
        guard !panels.isEmpty else { return nil }
        return CurveFigure(
            id: "6a", title: "What choosing the best of N does to sycophancy",
            caption:
                "Each preference model chooses the best of N responses of the policy; N = 1 is the policy itself. Every N is "
                + "computed from the same draws in expectation, nothing is drawn anew; the bands are 95% intervals. The "
                + "paper shows N = 1, 2, 4, 8, 16 and 32, drawn from 32 responses of a helpful-only model, and no error "
                + "bars; its feedback is on arguments alone. Feedback and answer sycophancy are differences in percentage "
                + "points, positive where what the user implies is followed; the sign of the paper's answer sycophancy is "
                + "read so.",
            panels: panels)
    }

    private func papers(_ metric: String) -> [Curve] {
        paper.bestOf.filter { $0.metric == metric }.enumerated().map { index, drawn in
            let points = zip(drawn.n, drawn.values).filter { $0.0 <= largest }.map { n, value in
                CurvePoint(x: Double(n), value: value, strength: Strength.bestOf(n).text)
            }
            return Curve(name: "paper (\(drawn.pm))", kind: .paper, style: index, points: points)
        }
    }

    static func title(_ unit: MetricUnit) -> String { unit == .points ? "percentage points" : "share of analyses" }
}
