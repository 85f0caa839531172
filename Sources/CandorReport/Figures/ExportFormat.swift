/// A file format for figures and tables outside the report.
public enum ExportFormat: String, Hashable, Sendable, CaseIterable {
    /// Figures as pixels, at twice their nominal size.
    case png
    /// Figures as vector drawings.
    case svg
    /// Tables and the figures' data as comma-separated values (RFC 4180).
    case csv
    /// Tables, and the figures as Vega-Lite 5 specifications.
    case json
}
