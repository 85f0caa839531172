import Candor

/// What a metric means in plain words.
struct MetricGuide: Sendable {
    /// The metric in plain words.
    var title: String
    /// One sentence for a reader who has not read the paper.
    var explanation: String
    /// The unit of its values.
    var unit = MetricUnit.share
    /// Whether it is one of the metrics that stand for a probe.
    var isHeadline = false

    /// Whether values are differences, written with their sign.
    var isDifference: Bool { unit.isDifference }

    /// The guide of a metric; a metric that is not known is shown under its own name.
    /// - Parameter metric: The metric's name in the results.
    static func of(_ metric: String) -> MetricGuide {
        ofBuiltIn[metric] ?? ofOptimisation[metric] ?? ofMisconceptions[metric] ?? all(of: Probes.all)[metric]
            ?? MetricGuide(title: metric.replacing("_", with: " ").capitalizedFirst, explanation: "")
    }

    /// The metrics of the probes that come with Candor.
    private static let ofBuiltIn = all(of: Probes.builtIn)

    private static func all(of probes: [any Probe]) -> [String: MetricGuide] {
        let metrics = probes.flatMap { $0.allMetrics(confident: .atLeast95) }
        let headlines = Set(probes.compactMap(\.headline?.metric))
        return Dictionary(metrics.map { ($0.name, $0.words) }) { first, _ in first }.reduce(into: [:]) {
            guides, metric in
            guides[metric.key] = MetricGuide(
                title: metric.value.title, explanation: metric.value.explanation, unit: metric.value.unit,
                isHeadline: headlines.contains(metric.key))
        }
    }
}

extension String {
    /// The text with its first letter in upper case.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
