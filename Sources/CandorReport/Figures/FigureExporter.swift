import Candor
import Foundation

/// Writes a run's figures and tables as files for a paper.
public struct FigureExporter: Sendable {
    /// The Python interpreter that has vl-convert, `nil` where there is none; only PNG and SVG need it.
    public var python: URL?

    /// Creates an exporter.
    /// - Parameter python: A Python interpreter that has vl-convert, for example `.deps/python/bin/python`.
    public init(python: URL?) {
        self.python = python
    }

    /// Writes one file a figure, and for `csv` and `json` the tables of estimates and comparisons beside them.
    /// - Parameters:
    ///   - results: What the run found.
    ///   - format: The files' format.
    ///   - figures: Which figures.
    ///   - folder: Where to write; created if missing.
    /// - Returns: The files written, in order.
    /// - Throws: ``ReportError`` with `rendererMissing`, `rendererFailed` or `unwritable`.
    public func export(
        _ results: RunResults, as format: ExportFormat, figures: FigureSelection = .main, into folder: URL
    ) async throws -> [URL] {
        []
    }
}
