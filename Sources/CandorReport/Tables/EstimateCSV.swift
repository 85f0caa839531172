import Candor

/// Estimates and comparisons as comma-separated values, with the names of `results.json` as columns.
enum EstimateCSV {
    /// One row an estimate.
    static func table(_ estimates: [EstimateRecord]) -> CSVTable {
        let optimised = OptimisationColumn.allCases.filter { column in estimates.contains { !column.text($0).isEmpty } }
        let header =
            [
                "probe", "metric", "model", "dataset", "condition", "subset", "value", "standardError", "lower",
                "upper", "n", "unscored", "denominator", "method", "lowerBound", "upperBound", "raw",
            ] + optimised.map(\.rawValue)
        let rows = estimates.map { estimate in
            let named = [
                estimate.subject.rawValue, estimate.metric, estimate.model, estimate.dataset ?? "",
                estimate.condition?.rawValue ?? "", estimate.subset ?? "",
            ]
            let numbers = [estimate.value, estimate.standardError, estimate.lower, estimate.upper].map(CSVTable.number)
            let counts = [String(estimate.n), String(estimate.unscored), estimate.denominator, estimate.method]
            let rest = [estimate.bounds?.first, estimate.bounds?.last, estimate.raw].map(CSVTable.number)
            return named + numbers + counts + rest + optimised.map { $0.text(estimate) }
        }
        return CSVTable(header: header, rows: rows)
    }

    /// One row a comparison.
    static func table(_ comparisons: [ComparisonRecord]) -> CSVTable {
        let header = [
            "probe", "metric", "first", "second", "difference", "standardError", "lower", "upper", "items", "p", "holm",
        ]
        let rows = comparisons.map { comparison in
            let named = [comparison.probe.rawValue, comparison.metric, comparison.first, comparison.second]
            let numbers = [comparison.difference, comparison.standardError, comparison.lower, comparison.upper]
                .map(CSVTable.number)
            return named + numbers + [String(comparison.items)] + [comparison.p, comparison.holm].map(CSVTable.number)
        }
        return CSVTable(header: header, rows: rows)
    }

    /// One row a trend.
    static func table(_ trends: [TrendRecord]) -> CSVTable {
        let header = [
            "probe", "metric", "model", "dataset", "condition", "pm", "against", "slope", "standardError", "lower",
            "upper", "points", "n",
        ]
        let rows = trends.map { trend in
            let named = [
                trend.probe.rawValue, trend.metric, trend.model ?? "", trend.dataset ?? "",
                trend.condition?.rawValue ?? "", trend.pm ?? "", trend.against.rawValue,
            ]
            let numbers = [trend.slope, trend.standardError, trend.lower, trend.upper].map(CSVTable.number)
            return named + numbers + [String(trend.points), String(trend.n)]
        }
        return CSVTable(header: header, rows: rows)
    }
}
