import Candor

/// A run's estimates as an aligned plain-text table for a terminal.
public struct EstimateTable: Sendable {
    /// The estimates, in the order of the rows.
    public var estimates: [EstimateRecord]
    /// The terminal's width in characters; names are shortened to fit, numbers never.
    public var width: Int

    /// Creates a table.
    /// - Parameters:
    ///   - estimates: The estimates, in the order of the rows.
    ///   - width: The terminal's width in characters.
    public init(_ estimates: [EstimateRecord], width: Int = 100) {
        self.estimates = estimates
        self.width = width
    }

    /// The table's lines, each ended by a line feed.
    public var text: String { "" }
}
