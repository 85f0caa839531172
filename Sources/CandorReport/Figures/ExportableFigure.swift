import Candor
import CandorModels

/// A figure that can be written as a file for a paper.
protocol ExportableFigure: Sendable {
    /// Names its file: `figure-ID.svg`.
    var id: String { get }
    /// The data behind the drawing, as comma-separated values (RFC 4180) with a header.
    var csv: String { get }
    /// A Vega-Lite 5 specification with its data inside.
    var specification: JSONValue { get }
}

extension Figure: ExportableFigure {}
