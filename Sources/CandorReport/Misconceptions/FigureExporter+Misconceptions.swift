import Candor
import CandorMisconceptions
import Foundation

extension FigureExporter {
    /// Writes figures 7, 22 and 23 of a comparison of misconceptions, one file a figure, and for `csv` and `json` the
    /// numbers beside
    /// them.
    /// - Parameters:
    ///   - results: What was found.
    ///   - format: The files' format; `json` gives Vega-Lite 5 specifications.
    ///   - folder: Where to write; created if missing.
    /// - Returns: The files written, in order.
    /// - Throws: ``ReportError`` with `rendererMissing`, `rendererFailed` or `unwritable`; `CancellationError`.
    public func export(
        _ results: MisconceptionResults, as format: ExportFormat, into folder: URL
    ) async throws -> [URL] {
        let figures = MisconceptionFigures(results, paper: try PaperMisconceptions.shipped()).all
        switch format {
        case .png, .svg:
            return try await draw(figures, as: format, into: folder)
        case .csv:
            let tables = [("estimates.csv", EstimateCSV.table(results.estimates).text)]
            return try write(tables + figures.map { ("figure-\($0.id).csv", $0.csv) }, into: folder)
        case .json:
            let tables = [("estimates.json", try Self.json(results.estimates))]
            let drawn = try figures.map { ("figure-\($0.id).vl.json", try Self.json($0.specification)) }
            return try write(tables + drawn, into: folder)
        }
    }
}
