import Candor

/// Differences between assistants or runs as an aligned plain-text table for a terminal.
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

    /// The table's lines, each ended by a line feed.
    public var text: String { "" }
}
