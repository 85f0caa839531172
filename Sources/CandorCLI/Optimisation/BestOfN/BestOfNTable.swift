import Candor
import CandorModels
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
                Self.name(of: point), Self.interval(point), PlainNumber.fixed(beside("kl_divergence"), 2),
                PlainNumber.fixed(beside("pm_gain"), 2), PlainNumber.fixed(beside("response_length"), 1),
            ]
        }
    }

    private static func name(of point: EstimateRecord) -> String {
        if let n = point.bestOf { return "best of \(n)" }
        let effective = point.effectiveSampleSize.map { ", ESS " + PlainNumber.fixed($0, 1) } ?? ""
        return "β = " + PlainNumber.significant(point.beta, 6) + effective + (point.reliable == false ? " *" : "")
    }

    private static func interval(_ point: EstimateRecord) -> String {
        let percent = [point.value, point.lower, point.upper].map { $0.map { $0 * 100 } }
        return PlainNumber.estimate(percent[0], percent[1], percent[2], 1)
    }

    private static func text(_ comparison: ComparisonRecord) -> String {
        let difference = PlainNumber.fixed(comparison.difference.map { $0 * 100 }, 1, isSigned: true)
        let error = PlainNumber.fixed(comparison.standardError.map { $0 * 100 }, 1)
        return
            "\(comparison.metric) chosen by \(comparison.first) less by \(comparison.second): \(difference) ± \(error)"
    }
}
