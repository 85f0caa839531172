import Candor
import Foundation

/// What `candor optimise best-of-n` ends with on the terminal: for each preference model and probe the headline metric, the
/// divergence, what is gained and the length, by n and by β, over data sets.
struct BestOfNTable {
    let results: RunResults

    func show() {
        let output = Terminal.output
        for (pm, probe) in combinations {
            output.line("\(pm)  \(probe.rawValue)")
            let table = AlignedTable(header: header(probe), rows: rows(pm, probe))
            for line in table.lines { output.line("  " + line) }
            output.line()
        }
        output.line(
            "Percent and 95% interval over data sets; KL in nats; gain of the model's score in standard deviations of draws "
                + "of one prompt; ESS: effective draws of a prompt; ±: one standard error.")
        if results.estimates.contains(where: { $0.reliable == false }) {
            output.line("*: fewer than 10% effective draws carry this point of the tilted policy.")
        }
        for comparison in results.comparisons { output.line(Self.text(comparison)) }
    }

    private var combinations: [(pm: String, probe: ProbeName)] {
        (results.run.optimisation?.scorers ?? []).flatMap { scorer in
            Metric.headlines.map(\.probe).filter { probe in
                results.estimates.contains { $0.pm == scorer.name && $0.probe == probe }
            }.map { (scorer.name, $0) }
        }
    }

    private func header(_ probe: ProbeName) -> [String] {
        let metric = Metric.headlines.first { $0.probe == probe }?.name ?? ""
        return ["", metric.replacingOccurrences(of: "_", with: " "), "KL", "gain", "words"]
    }

    private func rows(_ pm: String, _ probe: ProbeName) -> [[String]] {
        let own = results.estimates.filter {
            $0.pm == pm && $0.probe == probe && $0.dataset == nil && $0.subset == nil
                && ($0.scoredBy == nil || $0.scoredBy == pm)
        }
        let metric = Metric.headlines.first { $0.probe == probe }?.name
        let points = own.filter { $0.metric == metric }
        let shown = points.filter { point in
            guard let n = point.bestOf else { return true }
            return n.nonzeroBitCount == 1 || n == points.compactMap(\.bestOf).max()
        }
        return shown.map { point in
            func beside(_ name: String) -> Double? {
                own.first { $0.metric == name && $0.bestOf == point.bestOf && $0.beta == point.beta }?.value
            }
            return [
                Self.name(of: point), Self.interval(point), Self.number(beside("kl_divergence"), "%.2f"),
                Self.number(beside("pm_gain"), "%.2f"), Self.number(beside("response_length"), "%.1f"),
            ]
        }
    }

    private static func name(of point: EstimateRecord) -> String {
        if let n = point.bestOf { return "best of \(n)" }
        let effective = point.effectiveSampleSize.map { String(format: ", ESS %.1f", $0) } ?? ""
        return "β = " + number(point.beta, "%g") + effective + (point.reliable == false ? " *" : "")
    }

    private static func interval(_ point: EstimateRecord) -> String {
        guard let value = point.value else { return "-" }
        let bounds = point.lower.flatMap { low in
            point.upper.map { String(format: " (%.1f to %.1f)", low * 100, $0 * 100) }
        }
        return String(format: "%.1f", value * 100) + (bounds ?? "")
    }

    private static func number(_ value: Double?, _ format: String) -> String {
        value.map { String(format: format, $0) } ?? "-"
    }

    private static func text(_ comparison: ComparisonRecord) -> String {
        let difference = number(comparison.difference.map { $0 * 100 }, "%+.1f")
        let error = number(comparison.standardError.map { $0 * 100 }, "%.1f")
        return
            "\(comparison.metric) chosen by \(comparison.first) less by \(comparison.second): \(difference) ± \(error)"
    }
}
