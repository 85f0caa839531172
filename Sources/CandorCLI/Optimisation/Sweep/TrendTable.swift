import Candor
import CandorModels
import CandorReport
import Foundation

/// What `candor optimise sweep` ends with on the terminal: the headline metrics by checkpoint, and their trends.
struct TrendTable {
    let results: RunResults

    func show() {
        let output = Terminal.output
        let checkpoints = results.run.optimisation?.checkpoints ?? []
        let metrics = Metric.headlines.filter { headline in
            results.estimates.contains { $0.probe == headline.probe && $0.metric == headline.name }
        }
        let rows = checkpoints.map { checkpoint in
            [PlainNumber.significant(checkpoint.position, 6)]
                + metrics.map { cell($0.name, $0.probe, at: checkpoint.position) }
        }
        let header = ["checkpoint"] + metrics.map { title($0, among: metrics) }
        let slopes = ["slope"] + metrics.map { slope($0.name, $0.probe) }
        for line in AlignedTable(header: header, rows: rows + [slopes]).lines { output.line(line) }
        if metrics.isEmpty {
            output.line("No probe that was run has a number that stands for it; all numbers are in the report.")
        }
        output.line("Percent and 95% interval over data sets; the slope is the change for one unit of the checkpoint.")
    }

    /// The metric's name, with the probe's where a probe and its variations have it.
    private func title(_ metric: (probe: ProbeName, name: String), among all: [(probe: ProbeName, name: String)])
        -> String
    {
        let name = metric.name.replacingOccurrences(of: "_", with: " ")
        return all.count { $0.name == metric.name } > 1 ? "\(metric.probe.rawValue): \(name)" : name
    }

    private func cell(_ metric: String, _ probe: ProbeName, at position: Double) -> String {
        let own = results.estimates.first {
            $0.checkpoint == position && $0.probe == probe && $0.metric == metric && $0.dataset == nil
                && $0.subset == nil && $0.condition != .control
        }
        return Self.text(own?.value, own?.lower, own?.upper)
    }

    private func slope(_ metric: String, _ probe: ProbeName) -> String {
        let own = results.trends?.first { $0.metric == metric && $0.probe == probe && $0.dataset == nil }
        return Self.text(own?.slope, own?.lower, own?.upper)
    }

    private static func text(_ value: Double?, _ lower: Double?, _ upper: Double?) -> String {
        let percent = [value, lower, upper].map { $0.map { $0 * 100 } }
        return PlainNumber.estimate(percent[0], percent[1], percent[2], 1)
    }
}
