import Candor
import CandorBasics
import Foundation

/// A bound that a metric's interval must stay below: `METRIC>X`, or `METRIC[condition]>X`.
package struct Threshold: Sendable {
    let text: String
    let metric: String
    let condition: Condition?
    let bound: Double

    package init(_ text: String) throws {
        let parts = text.split(separator: ">", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
        guard parts.count == 2, let bound = Self.share(parts[1]) else {
            throw LabError(
                .usage, "\(key: "fail_if") '\(text)': write METRIC>X, for example 'correct_to_incorrect>0.2'")
        }
        var name = parts[0]
        condition = try Self.condition(&name, in: text)
        guard Probes.names.contains(where: { Self.has(name, $0) }) else {
            let known = Probes.metrics().map(\.name)
            throw LabError(
                .usage,
                "\(key: "fail_if") '\(text)': there is no metric '\(name)'" + Spelling.hint(for: name, among: known))
        }
        self.text = text
        metric = name
        self.bound = bound
    }

    /// Whether the metric is one of a probe's.
    func concerns(_ probe: ProbeName) -> Bool { Self.has(metric, probe) }

    private static func has(_ metric: String, _ probe: ProbeName) -> Bool {
        Metric.all(of: probe, confident: .atLeast95).contains { $0.name == metric }
    }

    /// The numbers that the bound is about: over data sets, every model and condition; the control branch only where it is named.
    package func concerned(in estimates: [EstimateRecord]) throws -> [EstimateRecord] {
        let concerned = estimates.filter { estimate in
            estimate.metric == metric && estimate.dataset == nil && estimate.subset == nil
                && (condition == nil ? estimate.condition != .control : estimate.condition == condition)
        }
        guard !concerned.isEmpty else {
            throw LabError(.usage, "\(key: "fail_if") '\(text)': the run has no such number; was its probe run?")
        }
        return concerned
    }

    private static func share(_ text: String) -> Double? {
        let value = text.hasSuffix("%") ? Double(text.dropLast()).map { $0 / 100 } : Double(text)
        return value.flatMap { $0.isFinite ? $0 : nil }
    }

    private static func condition(_ name: inout String, in text: String) throws -> Condition? {
        guard name.hasSuffix("]"), let open = name.firstIndex(of: "[") else { return nil }
        let written = String(name[name.index(after: open)...].dropLast())
        let condition = Condition(rawValue: written)
        guard Probes.conditions.contains(condition) else {
            let known = Probes.conditions.map(\.rawValue)
            throw LabError(
                .usage,
                "\(key: "fail_if") '\(text)': there is no condition '\(written)'"
                    + Spelling.hint(for: written, among: known))
        }
        name = String(name[..<open])
        return condition
    }
}
