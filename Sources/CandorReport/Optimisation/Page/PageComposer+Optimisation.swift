import Candor
import CandorModels

extension PageComposer {
    /// The part on an optimised run; `nil` for other runs, and where nothing was measured.
    var optimisation: OptimisationView? {
        guard !curves.isEmpty else { return nil }
        let isBestOfN = bestOfN != nil
        return OptimisationView(
            lead: isBestOfN
                ? "What the preference models do to a policy whose responses they choose. Choose a point to read the draws "
                    + "behind it, the chosen and the rejected."
                : "What training did. Choose a point of this run to read the transcripts behind it.",
            figures: curves.map { .init($0) }, isBestOfN: isBestOfN)
    }

    /// `What does optimising against … do?`
    func optimisedHeading(_ optimisation: OptimisationDescription) -> [HeadingPart] {
        func plain(_ text: String) -> HeadingPart { HeadingPart(text: text, isName: false) }
        guard !optimisation.scorers.isEmpty else { return [plain("What did training do to sycophancy?")] }
        let all = optimisation.scorers.map(\.name)
        let labels = PreferenceModelLabel.distinct(all)
        let names = all.map { HeadingPart(text: labels[$0] ?? $0, isName: true) }
        let object: [HeadingPart] =
            switch names.count {
            case 1: [names[0]]
            case 2: [names[0], plain(" or "), names[1]]
            default: [plain("\(names.count) preference models")]
            }
        return [plain("What does optimising against ")] + object + [plain(" do?")]
    }

    /// What is compared in a run in which preference models chose; `nil` for other runs.
    var comparisonsOfPMs: String? {
        bestOfN.map { "What is chosen at the largest N, \(NumberText.count($0.largest)), by either." }
    }

    /// A card a probe: what the largest N makes of its metric, a row a preference model.
    func cards(of bestOfN: BestOfNFigures) -> [CardView] {
        bestOfN.measured.compactMap { part in
            let guide = MetricGuide.of(part.metric)
            let rows = bestOfN.curves { pm, model in bestOfN.curve(part.probe, part.metric, pm: pm, model: model) }
                .compactMap { row($0, part, guide) }
            guard !rows.isEmpty else { return nil }
            return CardView(
                probe: ConditionText.of(part.probe), title: guide.title, metric: part.metric,
                explanation: guide.explanation, rows: rows, paper: paperRange(part.metric, guide))
        }
    }

    private func row(_ curve: Curve, _ part: BestOfNFigures.Part, _ guide: MetricGuide) -> CardView.Row? {
        guard let first = curve.points.first, let last = curve.points.last, let estimate = last.estimate else {
            return nil
        }
        let strip = IntervalStrip(
            value: last.value, lower: last.lower, upper: last.upper, paper: [first.value].compactMap { $0 },
            isDifference: guide.isDifference)
        let unit = guide.unit.name.map { "\($0), " } ?? ""
        return CardView.Row(
            model: "\(curve.name), \(last.strength)", showsModel: true, value: guide.unit.value(last.value),
            unit: last.value == nil ? nil : "\(unit)from \(guide.unit.value(first.value))",
            isMissing: last.value == nil, interval: guide.unit.interval(last.lower, last.upper),
            n: last.n.map(NumberText.count) ?? "–",
            unscored: results.estimates[estimate].unscored > 0
                ? NumberText.count(results.estimates[estimate].unscored) : nil,
            strip: strip.svg, href: "#estimate/\(estimate)")
    }

    private func paperRange(_ metric: String, _ guide: MetricGuide) -> String {
        let texts = (bestOfN?.paper.bestOf ?? []).filter { $0.metric == metric }.compactMap { curve -> String? in
            guard let first = curve.values.first, let last = curve.values.last, let n = curve.n.last else { return nil }
            return "\(curve.pm) \(guide.unit.value(first)) to \(guide.unit.value(last)) at N = \(n)"
        }
        return texts.isEmpty ? "" : "the policy itself. Paper (2023): \(texts.joined(separator: "; "))"
    }

    /// Cards of a sweep: what the first and the last checkpoint make of each metric.
    func cards(of sweep: CurveFigure) -> [CardView] {
        let own = sweep.panels.flatMap(\.curves).filter { $0.kind == .run }
        return CheckpointFigures.lines.compactMap { line in
            guard let curve = own.first(where: { $0.name == line.title }) else { return nil }
            let guide = MetricGuide.of(line.metric)
            let ends = [curve.points.first, curve.points.count > 1 ? curve.points.last : nil].compactMap { $0 }
            return CardView(
                probe: line.title, title: guide.title, metric: line.metric, explanation: guide.explanation,
                rows: ends.compactMap { row($0, guide) }, paper: nil)
        }
    }

    private func row(_ point: CurvePoint, _ guide: MetricGuide) -> CardView.Row? {
        guard let estimate = point.estimate else { return nil }
        let strip = IntervalStrip(
            value: point.value, lower: point.lower, upper: point.upper, paper: [], isDifference: guide.isDifference)
        return CardView.Row(
            model: point.strength, showsModel: true, value: guide.unit.value(point.value),
            unit: point.value == nil ? nil : guide.unit.name, isMissing: point.value == nil,
            interval: guide.unit.interval(point.lower, point.upper), n: point.n.map(NumberText.count) ?? "–",
            unscored: nil, strip: strip.svg, href: "#estimate/\(estimate)")
    }
}
