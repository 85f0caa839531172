import Candor
import CandorPreferences
import CandorReport
import Foundation

/// The folder of a comparison of two data sets: `comparison.json`, `comparison.html`, and figures where they are asked for.
package struct PreferenceComparisonFolder {
    private let output: OutputFolder
    private let titles: FeatureTitles

    /// - Parameters:
    ///   - path: The folder's path.
    ///   - pack: The features, for their titles.
    package init(path: String, pack: FeaturePack) {
        output = OutputFolder(path: path)
        titles = FeatureTitles(pack.features)
    }

    /// The page.
    package var page: URL { output.file("comparison.html") }

    /// Writes the numbers and the page.
    package func write(_ comparison: PreferenceComparison) throws {
        try output.write(comparison, to: output.file("comparison.json"))
        try output.write(try PreferenceComparisonRenderer(comparison: comparison, titles: titles).html(), to: page)
    }

    /// Writes the figure and the table in other forms.
    /// - Returns: The files.
    package func export(_ comparison: PreferenceComparison, as format: ExportFormat) async throws -> [URL] {
        try await FigureExporter(python: Installation.found().python)
            .export(comparison, titles: titles, as: format, into: output.url)
    }
}
