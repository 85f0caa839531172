import Candor

/// Comma-separated values as RFC 4180 has them: CR LF after each row, quotes where a cell needs them, no cell that a spreadsheet
/// could take for a formula (`CSVCell`).
public struct CSVTable: Hashable, Sendable {
    /// The columns' names.
    public var header: [String]
    /// The rows; each has as many cells as the header.
    public var rows: [[String]]

    /// Creates a table.
    /// - Parameters:
    ///   - header: The columns' names.
    ///   - rows: The rows.
    public init(header: [String], rows: [[String]] = []) {
        self.header = header
        self.rows = rows
    }

    /// The file's content.
    public var text: String {
        ([header] + rows).map { $0.map { CSVCell($0, keepsNumbers: true).text }.joined(separator: ",") + "\r\n" }
            .joined()
    }

    /// A number that reads back as the same `Double`; empty for none.
    /// - Parameter value: The number.
    public static func number(_ value: Double?) -> String {
        value.map { "\($0)" } ?? ""
    }
}
