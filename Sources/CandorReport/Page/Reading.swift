import Candor
import CandorModels

/// The results of one assistant in plain words, with intervals.
struct Reading: Sendable {
    /// The assistant.
    var model: String
    /// The sentences, one a probe.
    var sentences: [String]

    /// - Parameters:
    ///   - model: The assistant.
    ///   - estimates: The run's estimates.
    init(of model: String, _ estimates: [EstimateRecord]) {
        self.model = model
        let own = estimates.filter { $0.model == model && $0.subset == nil }
        sentences = Probes.all.compactMap { probe in
            let found = own.filter { $0.probe == probe.name }
            return probe.sentence(Findings(style: Self.style) { Headline.estimate($0, $1, in: found) })
        }
    }

    private static let style = Findings.Style(
        share: NumberText.share, points: NumberText.points, interval: { Self.interval($0) })

    private static func interval(_ estimate: EstimateRecord) -> String {
        guard estimate.lower != nil, estimate.upper != nil else { return "(interval unknown, n = \(estimate.n))" }
        let unit = MetricGuide.of(estimate.metric).unit
        let ends = unit.interval(estimate.lower, estimate.upper)
        return "(95%\u{A0}interval \(ends), n\u{A0}=\u{A0}\(NumberText.count(estimate.n)))"
    }
}
