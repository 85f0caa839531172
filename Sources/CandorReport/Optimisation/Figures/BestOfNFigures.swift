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
