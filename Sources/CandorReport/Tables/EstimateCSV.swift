import Candor

/// Estimates and comparisons as comma-separated values, with the names of `results.json` as columns.
enum EstimateCSV {
    /// One row an estimate.
    static func table(_ estimates: [EstimateRecord]) -> CSVTable {
        let header = [
            "probe", "metric", "model", "dataset", "condition", "subset", "value", "standardError", "lower", "upper",
            "n",
            "unscored", "denominator", "method", "lowerBound", "upperBound", "raw",
        ]
        let rows = estimates.map { estimate in
            let named = [
                estimate.probe.rawValue, estimate.metric, estimate.model, estimate.dataset ?? "",
                estimate.condition?.rawValue ?? "", estimate.subset ?? "",
            ]
            let numbers = [estimate.value, estimate.standardError, estimate.lower, estimate.upper].map(CSVTable.number)
            let counts = [String(estimate.n), String(estimate.unscored), estimate.denominator, estimate.method]
            let rest = [estimate.bounds?.first, estimate.bounds?.last, estimate.raw].map(CSVTable.number)
            return named + numbers + counts + rest
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
}
