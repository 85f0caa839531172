import Candor
import CandorModels
import Foundation

/// What optimising against preference models did, in plain words: one reading a preference model.
struct OptimisationReading: Sendable {
    let composer: BestOfNFigures
    let trends: [TrendRecord]

    /// - Parameter composer: The run's points.
    init(_ composer: BestOfNFigures) {
        self.composer = composer
        trends = composer.results.trends ?? []
    }

    /// One reading a policy and preference model that chose.
    var readings: [ReadingView] {
        composer.results.run.models.flatMap { model in
            composer.scorers.compactMap { pm in
                let sentences = composer.measured.compactMap { sentence($0, pm, model.name) } + [scores(pm, model.name)]
                let lines = sentences.compactMap { $0 }
                guard !lines.isEmpty else { return nil }
                return ReadingView(
                    model: composer.name(of: pm, model: model.name), text: "95% intervals in brackets.", lines: lines)
            }
        }
    }

    /// Where one probe's metric goes, from the policy to the best of the largest N.
    private func sentence(_ part: BestOfNFigures.Part, _ pm: String, _ model: String) -> String? {
        let points = composer.estimates.bestOf(
            .init(probe: part.probe, metric: part.metric, model: model, pm: pm))
        guard let first = points.first, first.n == 1, let last = points.last, last.n > 1 else { return nil }
        let unit = MetricGuide.of(part.metric).unit
        guard let before = first.point.estimate.value, let after = last.point.estimate.value else {
            return "What it does to \(part.title.lowercased()) could not be measured: nothing was scored."
        }
        let name = unit == .points ? part.title.lowercased() : "the share of analyses that repeat a wrong attribution"
        let measure = unit == .points ? " points" : ""
        return
            "Best of \(NumberText.count(last.n)) moves \(name) from \(unit.value(before)) \(interval(first.point, unit)) to "
            + "\(unit.value(after))\(measure) \(interval(last.point, unit))\(trend(part, pm, model)).\(comparison(part, pm))"
    }

    private func interval(_ point: OptimisedEstimates.Point, _ unit: MetricUnit) -> String {
        guard point.estimate.lower != nil, point.estimate.upper != nil else { return "(interval unknown)" }
        return "(\(unit.interval(point.estimate.lower, point.estimate.upper)))"
    }

    /// How far its choice lies from that of the preference model named first, as far as that was computed.
    private func comparison(_ part: BestOfNFigures.Part, _ pm: String) -> String {
        let record = composer.results.comparisons.first {
            $0.probe == part.probe && $0.metric == part.metric && $0.second == pm && composer.scorers.contains($0.first)
        }
        guard let record, let difference = record.difference, let lower = record.lower, let upper = record.upper else {
            return ""
        }
        let points = MetricUnit.points
        return " Its choice is \(points.value(-difference)) points from that of "
            + "\(PreferenceModelLabel.short(record.first)) (\(points.interval(-upper, -lower)), on the same draws)."
    }

    /// The slope, as far as it was computed: on the logarithm of N, so that its product with log 2 is the change for twice N.
    private func trend(_ part: BestOfNFigures.Part, _ pm: String, _ model: String) -> String {
        let own = trends.filter {
            $0.metric == part.metric && $0.probe == part.probe && $0.pm == pm && $0.against == .logBestOf
                && ($0.model == nil || $0.model == model)
        }
        guard let trend = own.first(where: { $0.dataset == nil }) ?? (own.count == 1 ? own.first : nil),
            let slope = trend.slope, let lower = trend.lower, let upper = trend.upper
        else { return "" }
        let (once, low, high) = (slope * log(2), lower * log(2), upper * log(2))
        let ends = "(\(MetricUnit.points.interval(low, high)))"
        let size = MetricUnit.points.value(once)
        return low <= 0 && high >= 0
            ? "; a trend cannot be told from none: \(size) points each time N doubles \(ends)"
            : ", \(size) points each time N doubles \(ends)"
    }

    /// What the proxy gains, and what the others make of what it chose.
    private func scores(_ pm: String, _ model: String) -> String? {
        guard let own = gains(pm, scoredBy: pm, model) else { return nil }
        let others = composer.scorers.filter { $0 != pm }.compactMap { scorer in
            gains(pm, scoredBy: scorer, model).map { "\(composer.name(of: scorer, model: model)) \($0)" }
        }
        let text = (["By its own score its choice gains \(own) standard deviations"] + others).joined(
            separator: "; by ")
        return text.contains("*") ? "\(text). *: cannot be told from none." : "\(text)."
    }

    /// The gains at the largest N, by probe.
    private func gains(_ pm: String, scoredBy scorer: String, _ model: String) -> String? {
        let texts = composer.measured.compactMap { part -> String? in
            let key = OptimisedEstimates.Curve(
                probe: part.probe, metric: "pm_gain", model: model, pm: pm, scoredBy: scorer)
            guard let record = composer.estimates.bestOf(key).last?.point.estimate, let value = record.value else {
                return nil
            }
            let isClear = (record.lower ?? 0) > 0 || (record.upper ?? 0) < 0
            let size = MetricUnit.deviations.value(value)
            return "\(size)\(isClear ? "" : "*") (\(ConditionText.of(part.probe).lowercased()))"
        }
        return texts.isEmpty ? nil : texts.joined(separator: ", ")
    }
}
