/// Comma-separated values as RFC 4180 has them: CR LF after each row, quotes where a cell needs them, no cell that a spreadsheet
/// could take for a formula (`CSVCell`).
public struct CSVTable: Hashable, Sendable {
    /// The columns' names.
    public var header: [String]
    /// The rows; each has as many cells as the header.
    public var rows: [[CSVCell]]

    /// Creates a table.
    /// - Parameters:
    ///   - header: The columns' names.
    ///   - rows: The rows.
    public init(header: [String], rows: [[String]] = []) {
        self.init(header: header, cells: rows.map(Self.cells))
    }

    /// Creates a table of cells.
    /// - Parameters:
    ///   - header: The columns' names.
    ///   - cells: The rows.
    public init(header: [String], cells: [[CSVCell]]) {
        self.header = header
        rows = cells
    }

    /// Adds a row.
    /// - Parameter row: As many texts as the header has; one that reads as a number is one.
    public mutating func append(_ row: [String]) { rows.append(Self.cells(row)) }

    /// The file's content.
    public var text: String {
        ([Self.cells(header)] + rows).map { $0.map(\.text).joined(separator: ",") + "\r\n" }.joined()
    }

    private static func cells(_ row: [String]) -> [CSVCell] { row.map { CSVCell($0, keepsNumbers: true) } }

    /// A number that reads back as the same `Double`; empty for none.
    /// - Parameter value: The number.
    public static func number(_ value: Double?) -> String {
        value.map { "\($0)" } ?? ""
    }
}
