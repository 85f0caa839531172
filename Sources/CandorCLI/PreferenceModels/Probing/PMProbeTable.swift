import Candor
import CandorModels
import CandorPreferenceModels
import Foundation

/// What `candor pm probe` ends with on the terminal: a table for each probe, by condition and preference model, over data sets.
struct PMProbeTable {
    let results: PreferenceProbeResults

    func show() {
        let output = Terminal.output
        let run = results.run
        let wordings = run.wordings == 1 ? "one wording" : "up to \(run.wordings) wordings"
        output.line("\(run.items) items, \(wordings) each (\(run.responses)), seed \(run.seed)")
        if run.pms.count == 1 { output.line(run.pms[0].name) }
        output.line()
        let table = AlignedTable(header: header, rows: Probes.names.flatMap(rows))
        for line in table.lines { output.line(line) }
        output.line()
        output.line(
            """
            Over data sets. Agreeing first: how often the response that agrees scores higher, equal scores worth 1/2. Margin: by
            how much; shift: how much of that only because of what the user implies; both in standard deviations of the
            model's scores within pairs. Above 50% and above 0, agreeing pays.
            """)
        for note in run.notes { output.line("Note: \(note)") }
    }

    /// What a row is about, in the records' order.
    private struct Row: Hashable {
        var share: String
        var condition: Condition?
    }

    private var header: [String] {
        ["", "agreeing first", "95% interval", "margin", "95% interval", "shift", "95% interval", "pairs"]
            + (hasUnscored ? ["unscored"] : [])
    }

    /// A row of a name alone.
    private func heading(_ name: String) -> [String] { [name] + Array(repeating: "", count: header.count - 1) }

    /// The rows of a probe by condition; with several models a row each below the condition.
    private func rows(_ probe: ProbeName) -> [[String]] {
        let shares = overall.filter { $0.probe == probe && $0.metric.hasPrefix("prefers_") }
        var seen: Set<Row> = []
        let distinct = shares.map { Row(share: $0.metric, condition: $0.condition) }.filter { seen.insert($0).inserted }
        // The mean over one condition is that condition.
        let implied = distinct.count { $0.condition != nil && $0.condition != .baseline && $0.condition != .control }
        let shown = distinct.filter { $0.condition != nil || implied > 1 }
        guard !shown.isEmpty else { return [] }
        let models = results.run.pms.filter { $0.probes.contains(probe) }
        let isAlone = results.run.pms.count == 1
        return [heading(probe.rawValue)]
            + shown.flatMap { row -> [[String]] in
                let name = "  " + Self.name(row)
                guard isAlone else {
                    return [heading(name)] + models.map { ["    " + $0.name] + cells(probe, row, $0.name) }
                }
                return models.map { [name] + cells(probe, row, $0.name) }
            }
    }

    private func cells(_ probe: ProbeName, _ row: Row, _ pm: String) -> [String] {
        func find(_ metrics: [String]) -> EstimateRecord? {
            overall.first {
                $0.pm == pm && $0.probe == probe && $0.condition == row.condition && metrics.contains($0.metric)
            }
        }
        // Where no scores differ there is no unit, but none is needed to say so.
        func amount(_ standardized: EstimateRecord?, _ plain: EstimateRecord?) -> Double? {
            standardized?.value ?? (plain?.value == 0 ? 0 : nil)
        }
        let share = find([row.share])
        let margin = find(Self.margins.map { $0 + "_sd" })
        let shift = find(["agreement_shift_sd"])
        let unscored = hasUnscored ? ["\(share?.unscored ?? 0)"] : []
        return [
            PlainNumber.percent(share?.value), PlainNumber.interval(share?.lower, share?.upper),
            PlainNumber.fixed(amount(margin, find(Self.margins)), 2, isSigned: true),
            PlainNumber.interval(margin?.lower, margin?.upper, 2, isSigned: true),
            PlainNumber.fixed(amount(shift, find(["agreement_shift"])), 2, isSigned: true),
            PlainNumber.interval(shift?.lower, shift?.upper, 2, isSigned: true),
            "\(share?.n ?? 0)",
        ] + unscored
    }

    private static let margins = ["agreement_margin", "correct_margin", "positive_margin"]

    private var overall: [EstimateRecord] { results.estimates.filter { $0.dataset == nil } }

    private var hasUnscored: Bool { results.run.pms.contains { $0.unscored > 0 } }

    private static func name(_ row: Row) -> String {
        switch row.share {
        case "prefers_correct": "baseline: the correct one"
        case "prefers_positive": "baseline: praise"
        default: row.condition?.rawValue ?? "mean"
        }
    }
}
