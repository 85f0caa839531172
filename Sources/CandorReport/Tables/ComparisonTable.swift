import Candor
import CandorModels

/// Differences between assistants or runs as an aligned plain-text table for a terminal, in percentage points.
public struct ComparisonTable: Sendable {
    /// The differences, in the order of the rows.
    public var comparisons: [ComparisonRecord]
    /// The terminal's width in characters; names are shortened to fit, numbers never.
    public var width: Int

    /// Creates a table.
    /// - Parameters:
    ///   - comparisons: The differences, in the order of the rows.
    ///   - width: The terminal's width in characters.
    public init(_ comparisons: [ComparisonRecord], width: Int = 100) {
        self.comparisons = comparisons
        self.width = width
    }

    /// The table's lines, each ended by a line feed. The difference before correction has a column only where some are corrected, the
    /// probe only where several have a metric.
    public var text: String {
        let hasRaw = comparisons.contains { $0.raw != nil }
        var columns: [TextTable.Column] = [
            .init(title: "metric", shortest: 16), .init(title: "first", shortest: 8),
            .init(title: "second", shortest: 8),
            .init(title: "difference", isNumber: true), .init(title: "95% interval", isNumber: true),
        ]
        let hasProbes = EstimateTable.shareMetrics(comparisons.map { ($0.metric, $0.probe.rawValue) })
        if hasProbes { columns.insert(.init(title: "probe", shortest: 8), at: 1) }
        if hasRaw { columns.append(.init(title: "raw", isNumber: true)) }
        columns += [
            .init(title: "items", isNumber: true), .init(title: "p", isNumber: true),
            .init(title: "p Holm", isNumber: true),
        ]
        let rows = comparisons.map { row($0, hasProbes: hasProbes, hasRaw: hasRaw) }
        return TextTable(columns: columns, rows: rows, width: width).text
    }

    private func row(_ comparison: ComparisonRecord, hasProbes: Bool, hasRaw: Bool) -> [String] {
        var numbers = [
            NumberText.points(comparison.difference),
            NumberText.interval(comparison.lower, comparison.upper, isDifference: true),
        ]
        if hasRaw { numbers.append(comparison.raw.map { NumberText.points($0) } ?? "") }
        numbers += [
            String(comparison.items), NumberText.probability(comparison.p), NumberText.probability(comparison.holm),
        ]
        return [comparison.metric] + (hasProbes ? [comparison.probe.rawValue] : [])
            + [ModelLabel.short(comparison.first), ModelLabel.short(comparison.second)]
            + numbers.map(TerminalText.ascii)
    }
}
