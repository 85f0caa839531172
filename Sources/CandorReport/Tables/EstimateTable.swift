import Candor

/// A run's estimates as an aligned plain-text table for a terminal: values in percent, differences in points with a sign.
public struct EstimateTable: Sendable {
    /// The estimates, in the order of the rows.
    public var estimates: [EstimateRecord]
    /// The terminal's width in characters; names are shortened to fit, numbers never.
    public var width: Int

    /// Creates a table.
    /// - Parameters:
    ///   - estimates: The estimates, in the order of the rows.
    ///   - width: The terminal's width in characters.
    public init(_ estimates: [EstimateRecord], width: Int = 100) {
        self.estimates = estimates
        self.width = width
    }

    /// The table's lines, each ended by a line feed. The assistant has a column only where there are several, the probe only
    /// where several have a metric, and the value before correction only where some value is corrected.
    public var text: String {
        let hasModels = Set(estimates.map(\.model)).count > 1
        let hasProbes = Self.shareMetrics(estimates.map { ($0.metric, $0.probe?.rawValue) })
        let hasRaw = estimates.contains { $0.raw != nil }
        let optimised = OptimisedNames.allCases.filter { column in estimates.contains { column.text($0) != nil } }
        let columns =
            [TextTable.Column(title: "metric", shortest: 14)]
            + (hasProbes ? [.init(title: "probe", shortest: 8)] : [])
            + (hasModels ? [.init(title: "assistant", shortest: 8)] : [])
            + optimised.map { .init(title: $0.rawValue, shortest: 8) }
            + [
                .init(title: "data", shortest: 7), .init(title: "condition", shortest: 7),
                .init(title: "value", isNumber: true),
                .init(title: "95% interval", isNumber: true),
            ] + (hasRaw ? [.init(title: "raw", isNumber: true)] : [])
            + [.init(title: "n", isNumber: true), .init(title: "unscored", isNumber: true)]
        let rows = estimates.map { row($0, hasProbes: hasProbes, hasModels: hasModels, optimised, hasRaw: hasRaw) }
        return TextTable(columns: columns, rows: rows, width: width).text
    }

    /// What the table says of optimisation, where some estimate knows of any.
    private enum OptimisedNames: String, CaseIterable {
        case pm = "chosen by"
        case strength = "optimised"
        case scoredBy = "scored by"

        func text(_ estimate: EstimateRecord) -> String? {
            switch self {
            case .pm: estimate.pm.map(PreferenceModelLabel.short)
            case .strength: Strength(estimate)?.text
            case .scoredBy: estimate.scoredBy.map(PreferenceModelLabel.short)
            }
        }
    }

    /// Whether a metric is there of several probes, as of one and its variations; how often an assistant refuses is of all.
    static func shareMetrics(_ names: [(metric: String, probe: String?)]) -> Bool {
        Dictionary(grouping: names.filter { $0.metric != Metric.refusalShare }, by: \.metric).values.contains {
            Set($0.map(\.probe)).count > 1
        }
    }

    private func row(
        _ estimate: EstimateRecord, hasProbes: Bool, hasModels: Bool, _ optimised: [OptimisedNames], hasRaw: Bool
    ) -> [String] {
        let unit = MetricGuide.of(estimate.metric).unit
        let subset = estimate.subset.map { " (\($0))" } ?? ""
        return [estimate.metric + subset] + (hasProbes ? [estimate.probe?.rawValue ?? "-"] : [])
            + (hasModels ? [ModelLabel.short(estimate.model)] : [])
            + optimised.map { TerminalText.ascii($0.text(estimate) ?? "-") }
            + [
                estimate.dataset ?? "all", estimate.condition?.rawValue ?? "-",
                TerminalText.ascii(unit.value(estimate.value)),
                TerminalText.ascii(unit.interval(estimate.lower, estimate.upper)),
            ]
            + (hasRaw ? [estimate.raw.map { TerminalText.ascii(unit.value($0)) } ?? ""] : [])
            + [String(estimate.n), String(estimate.unscored)]
    }
}
