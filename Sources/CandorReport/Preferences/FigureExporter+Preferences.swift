import Candor
import CandorPreferences
import Foundation

extension FigureExporter {
    /// Writes figures 5, 18, 19 and 20 of an analysis of preferences, one file a figure, and for `csv` the table of effects
    /// beside them.
    /// - Parameters:
    ///   - posterior: What was found.
    ///   - titles: The features' names for a reader.
    ///   - format: The files' format; `json` gives Vega-Lite 5 specifications.
    ///   - folder: Where to write; created if missing.
    /// - Returns: The files written, in order.
    /// - Throws: ``ReportError`` with `rendererMissing`, `rendererFailed` or `unwritable`; `CancellationError`.
    public func export(
        _ posterior: PreferencePosterior, titles: FeatureTitles, as format: ExportFormat, into folder: URL
    ) async throws -> [URL] {
        let figures = try PreferenceFigures(posterior, titles: titles).all
        let tables = [("effects.csv", EffectCSV.table(posterior, titles: titles).text)]
        return try await export(figures, tables: tables, as: format, into: folder)
    }

    /// Writes the figure of a comparison, and for `csv` the comparison itself.
    /// - Parameters:
    ///   - comparison: What two data sets reward.
    ///   - titles: The features' names for a reader.
    ///   - format: The files' format; `json` gives a Vega-Lite 5 specification.
    ///   - folder: Where to write; created if missing.
    /// - Returns: The files written, in order.
    /// - Throws: ``ReportError`` with `rendererMissing`, `rendererFailed` or `unwritable`; `CancellationError`.
    public func export(
        _ comparison: PreferenceComparison, titles: FeatureTitles, as format: ExportFormat, into folder: URL
    ) async throws -> [URL] {
        let tables = [("comparison.csv", comparison.csv(titles: titles))]
        return try await export([comparison.figure(titles: titles)], tables: tables, as: format, into: folder)
    }

    private func export(
        _ figures: [any ExportableFigure], tables: [(name: String, text: String)], as format: ExportFormat,
        into folder: URL
    ) async throws -> [URL] {
        switch format {
        case .png, .svg: try await draw(figures, as: format, into: folder)
        case .csv: try write(tables + figures.map { ("figure-\($0.id).csv", $0.csv) }, into: folder)
        case .json:
            try write(
                try figures.map { ("figure-\($0.id).vl.json", try Self.json($0.specification)) }, into: folder)
        }
    }
}
